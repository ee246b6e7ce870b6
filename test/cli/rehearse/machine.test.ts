import { portsOf, withMachine } from "../../../cli/rehearse/machine";
import { RehearsalOutcome } from "../../../rehearsal/run/rehearse";

const OUTCOME: RehearsalOutcome = {
  report: {
    ok: true,
    environment: "e",
    cluster: "real",
    terraform: { name: "terraform", version: "1.11.4" },
    stacks: [],
    phaseSeconds: {},
    slowestCalls: [],
    charts: [],
    placement: null,
    leftovers: { cloud: 0, kubernetes: 0, machine: 0 },
  },
  problems: [],
  remains: [],
  left: { cloud: [], kubernetes: [] },
  interrupted: "no",
};

describe("what is left on the machine", () => {
  test("makes a rehearsal fail, and is named", () => {
    const { report, problems } = withMachine(OUTCOME, ["process 7 (etcd)", "folder /tmp/x"]);
    expect([report.ok, report.leftovers.machine]).toEqual([false, 2]);
    expect(problems).toEqual([
      "left behind on this machine: process 7 (etcd)",
      "left behind on this machine: folder /tmp/x",
    ]);
  });

  test("changes nothing when it is nothing", () => {
    expect(withMachine(OUTCOME, [])).toEqual(OUTCOME);
  });

  test("is looked for on ports of this machine only", () => {
    const view = (server: string) => ({ name: "k", server, nodes: [], placements: [] });
    const servers = ["https://127.0.0.1:40001", "https://k.example.com:6443", "https://k.example.com"];
    expect(portsOf({ clusters: servers.map(view) })).toEqual([40001]);
  });
});

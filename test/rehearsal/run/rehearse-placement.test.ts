import { PlacementProof } from "../../../rehearsal/placement/proof";
import { describeWithTerraform } from "../../support/terraform";
import { ToyRehearsal } from "../../support/toy-rehearsal";

const STACKS = [{ name: "one", disks: ["a"] }];
const PROOF: PlacementProof = {
  workloads: [],
  applied: [],
  maximum: [],
  findings: [],
  updated: [],
  drained: { applied: [], maximum: [] },
};

describeWithTerraform("placement in a rehearsal", (terraform) => {
  let rehearsal: ToyRehearsal;
  const asked: boolean[] = [];
  beforeEach(async () => {
    rehearsal = await ToyRehearsal.start(terraform);
    asked.length = 0;
    rehearsal.prove = async (lookOnly) => {
      asked.push(lookOnly);
      return { proof: PROOF, problems: [] };
    };
  });
  afterEach(() => rehearsal.end());

  test("is proven after the second plan and before anything is destroyed, and is in the report", async () => {
    const { report, problems } = await rehearsal.run(STACKS);
    expect(rehearsal.steps).toEqual(["apply one", "plan one", "prove all", "unprotect one", "destroy one"]);
    expect([asked, problems, report.ok, report.placement]).toEqual([[false], [], true, PROOF]);
  });

  test("fails the rehearsal when something is found, which destroys everything all the same", async () => {
    rehearsal.prove = async () => ({ proof: PROOF, problems: ["no room"] });
    const { report, problems } = await rehearsal.run(STACKS);
    expect([problems, report.ok, rehearsal.clouds.world.store.size]).toEqual([["no room"], false, 0]);
  });

  test("is only looked at after something went wrong", async () => {
    const effect = { kind: "errorBefore", message: "no more disks" } as const;
    rehearsal.clouds.world.faults.add({ match: { action: "create" }, call: 1, effect });
    const { problems } = await rehearsal.run(STACKS);
    expect([asked, problems]).toEqual([[true], [expect.stringContaining("no more disks")]]);
  });

  test("fails the rehearsal when it cannot be proven, and is not tried again if only looking fails too", async () => {
    rehearsal.prove = async () => {
      throw new Error("the cluster is gone");
    };
    const { problems } = await rehearsal.run(STACKS);
    expect(problems).toEqual([
      "the cluster is gone",
      "what is in the clusters cannot be looked at: the cluster is gone",
    ]);
  });

  test("ends with a stop, and leaves nothing", async () => {
    rehearsal.prove = async (_, signal) => {
      rehearsal.stop.abort();
      signal.throwIfAborted();
      return { proof: PROOF, problems: [] };
    };
    const { interrupted, problems } = await rehearsal.run(STACKS);
    expect([interrupted, problems, rehearsal.clouds.world.store.size]).toEqual(["stopped", [], 0]);
  });
});

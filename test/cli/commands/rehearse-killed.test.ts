import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, RunningCli, startCli } from "../../support/built-cli";
import { eventually } from "../../support/cluster-objects";
import { describeWithControlPlane } from "../../support/control-plane";
import { homeWithToolbox } from "../../support/toolbox-home";

// Several rehearsals, one after the other.
jest.setTimeout(600_000);

const PHASES = [
  "synthesize",
  "apply      tencent-dev-foundation",
  "apply      tencent-dev-platform",
  "apply      tencent-dev-diffusion",
  "plan again tencent-dev-diffusion",
  "unprotect  tencent-dev-platform",
  "destroy    tencent-dev-diffusion",
  "destroy    tencent-dev-platform",
];

describeWithControlPlane("a rehearsal that is killed", () => {
  let parent: string;
  let temporary: string;
  let environment: Record<string, string>;
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), "sdkill-"));
    temporary = join(parent, "t");
    mkdirSync(temporary);
    environment = { TMPDIR: temporary, SDSTACK_HOME: homeWithToolbox(parent) };
    buildCli();
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  /** Command lines of processes that work in the folder for temporary files. */
  const commandLines = (): readonly string[] =>
    execFileSync("ps", ["-axww", "-o", "args="], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes(`${temporary}/`));

  const portsOf = (lines: readonly string[]): readonly number[] =>
    lines.flatMap((line) => {
      const port = /kube-apiserver .*--secure-port=(\d+)/.exec(line)?.[1];
      return port === undefined ? [] : [Number(port)];
    });

  /** What there is of other runs than that of a process: folders, and programs that work in them. */
  const othersThan = ({ child }: RunningCli): readonly string[] =>
    [...readdirSync(temporary), ...commandLines()].filter((text) => !text.includes(`-${child.pid}-`));

  /** Nothing is left of any run; the watchdog of one that has just ended may take a moment to hear of it. */
  const untilNothingIsLeft = () =>
    eventually(
      async () => [...readdirSync(temporary), ...commandLines()],
      (left) => left.length === 0,
      10,
    );

  const startRun = (): RunningCli => startCli(["rehearse", "tencent-dev"], { environment });

  test.each(PHASES)("by SIGKILL when it has come to: %s, leaves nothing for the next run", async (phase) => {
    const killed = startRun();
    await killed.printed(`${phase} …`);
    const ports = portsOf(commandLines());
    killed.child.kill("SIGKILL");
    await killed.ended;

    const next = startRun();
    await next.printed("synthesize …");
    expect(othersThan(next)).toEqual([]);
    expect(await Promise.all(ports.map(isListening))).toEqual(ports.map(() => false));
    next.child.kill("SIGINT");
    expect((await next.ended).exitCode).toBe(EXIT.interrupted);
    await untilNothingIsLeft();
  });

  test("is followed by one that goes through and leaves nothing", async () => {
    const killed = startRun();
    await killed.printed("apply      tencent-dev-platform …");
    killed.child.kill("SIGKILL");
    await killed.ended;
    const { exitCode, out, err } = await startRun().ended;
    expect(err.match(/problem: .*/g) ?? []).toEqual([]);
    expect([exitCode, out]).toEqual([EXIT.ok, expect.stringContaining("0 in the cloud, 0 in clusters")]);
    await untilNothingIsLeft();
  });
});

async function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

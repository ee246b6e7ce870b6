import { tmpdir } from "node:os";
import { runCommand } from "../../../rehearsal/terraform/run";

const where = { folder: tmpdir(), environment: { PATH: process.env["PATH"] ?? "" } };

// Answers SIGINT in order, and says when it listens.
const polite =
  "process.on('SIGINT', () => { console.log('bye'); process.exit(5); }); setInterval(() => {}, 1e6); console.log('up');";
const stubborn = "trap '' INT; echo up; while :; do sleep 1; done";

describe("running a command", () => {
  it("captures what it prints and how it ends", async () => {
    const script = "console.log('out'); console.error('err'); process.exit(3)";
    const result = await runCommand(process.execPath, ["-e", script], where);

    expect(result).toMatchObject({
      exitCode: 3,
      endedBy: null,
      timedOut: false,
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  it("gives it no more environment than it was told to", async () => {
    const environment = { ONLY: "this" };
    const script = "console.log(JSON.stringify(process.env))";
    const { stdout } = await runCommand(process.execPath, ["-e", script], { ...where, environment });

    expect(JSON.parse(stdout)).toEqual(environment);
  });

  it("hands the output on as it comes", async () => {
    const seen: string[] = [];
    const onOutput = (text: string, stream: string): void => void seen.push(`${stream} ${text}`);
    await runCommand(process.execPath, ["-e", "console.log('out')"], { ...where, onOutput });

    expect(seen).toEqual(["stdout out\n"]);
  });

  it("interrupts it once and waits for its end", async () => {
    const interrupt = new AbortController();
    const options = { ...where, signal: interrupt.signal, onOutput: () => interrupt.abort() };
    const result = await runCommand(process.execPath, ["-e", polite], options);

    expect(result).toMatchObject({ exitCode: 5, stdout: "up\nbye\n", timedOut: false });
  });

  it("kills it at once when that is asked for", async () => {
    const kill = new AbortController();
    const options = { ...where, kill: kill.signal, onOutput: () => kill.abort() };

    expect(await runCommand("/bin/sh", ["-c", stubborn], options)).toMatchObject({
      endedBy: "SIGKILL",
    });
  });

  it("kills what neither ends in time nor after an interruption", async () => {
    const options = { ...where, timeoutSeconds: 2, graceSeconds: 0.1 };
    const result = await runCommand("/bin/sh", ["-c", stubborn], options);

    expect(result).toMatchObject({ exitCode: null, endedBy: "SIGKILL", timedOut: true });
  });

  it("fails when it is interrupted before it begins", async () => {
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(runCommand(process.execPath, [], { ...where, signal })).rejects.toThrow("too late");
  });

  it("fails when there is no such command", async () => {
    await expect(runCommand("/nonexistent/terraform", [], where)).rejects.toThrow("ENOENT");
  });
});

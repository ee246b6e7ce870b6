import { EXIT } from "../../cli/exit-codes";
import { cli } from "../support/cli";

const COMMANDS = [
  ["check"],
  ["environments"],
  ["synth"],
  ["rehearse"],
  ["cloud", "up"],
  ["cloud", "env"],
  ["cloud", "status"],
  ["cloud", "dump"],
  ["cloud", "down"],
];

describe("sdstack", () => {
  test.each(COMMANDS)("%s %s has help with an example and exit codes", async (...command) => {
    const { exitCode, out } = await cli([...command.filter((word) => word !== undefined), "--help"]);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toMatch(/^Usage: sdstack /);
    expect(out).toMatch(/Example:\n {2}(sdstack|eval) /);
    expect(out).toMatch(/Exit codes:\n {2}0 +done/);
  });

  test("lists all exit codes in its own help, and hides what only it starts itself", async () => {
    const { out } = await cli(["--help"]);
    for (const code of Object.values(EXIT)) expect(out).toMatch(new RegExp(`^ {2}${code} +\\S`, "m"));
    expect((await cli(["cloud", "--help"])).out).not.toContain("serve");
  });

  test("prints its version", async () => {
    expect(await cli(["--version"])).toEqual({ exitCode: EXIT.ok, out: "1.2.3\n", err: "" });
  });

  test("fails when a command is unknown, suggesting one", async () => {
    const { exitCode, err } = await cli(["reherse", "tencent-dev"]);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain("unknown command 'reherse'");
    expect(err).toContain("Did you mean rehearse?");
  });

  test("fails when an option is unknown or an argument is missing", async () => {
    expect(await cli(["check", "--jsonn"])).toMatchObject({ exitCode: EXIT.badInput, out: "" });
    const { exitCode, err } = await cli(["rehearse"]);
    expect([exitCode, err]).toEqual([EXIT.badInput, expect.stringContaining("environment")]);
  });

  test.each(["plan", "review", "apply", "destroy", "drift", "ci"])(
    "%s fails with 1 when it is used in a wrong way: its 2 is an answer",
    async (command) => {
      const unknown = await cli([command, "tencent-dev", "--bogus"]);
      expect([unknown.exitCode, unknown.err]).toEqual([
        EXIT.failure,
        expect.stringContaining("unknown option '--bogus'"),
      ]);
      expect((await cli([command])).exitCode).toBe(EXIT.failure);
      expect((await cli([command, "--help"])).out).toContain("  1    ");
    },
  );

  test.each([
    ["plan", "--allow-loss", "none"],
    ["review", "--allow-loss", "none"],
    ["ci", "--allow-loss", "none"],
  ])("%s fails with 1 when what %s says is wrong", async (...words) => {
    const [command = "", ...options] = words;
    expect((await cli([command, "tencent-dev", ...options])).exitCode).toBe(EXIT.failure);
  });

  test("shows a stack trace only when asked to", async () => {
    const without = await cli(["check", "nowhere"]);
    expect(without.err).toMatch(/^error: unknown environment 'nowhere'; known: /);
    expect(without.err).not.toMatch(/^ +at /m);
    const withTrace = await cli(["--debug", "check", "nowhere"]);
    expect(withTrace.err).toMatch(/^ +at /m);
    expect([without.exitCode, withTrace.exitCode]).toEqual([EXIT.badInput, EXIT.badInput]);
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CdktfCommands } from "../../../rehearsal/run/cdktf-commands";
import { TerraformCommands } from "../../../rehearsal/run/terraform-commands";
import { temporaryFolder } from "../../support/toy-app";

const STACKS = ["one", "two"].map((name) => ({ name, folder: `/nonexistent/${name}`, dependencies: [] }));

describe("CdktfCommands", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  /** Commands that run a script of ours in the place of cdktf. */
  function commands(source: string): CdktfCommands {
    const script = join(folder.path, "cdktf.js");
    writeFileSync(script, source);
    const kill = new AbortController().signal;
    const common = { environment: {}, raw: () => undefined, kill, recordIn: folder.path };
    const binary = { name: "terraform", path: "/nonexistent/terraform", version: "1.9.0" } as const;
    return new CdktfCommands(
      { ...common, script, projectFolder: folder.path, outFolder: "/out" },
      new TerraformCommands({ ...common, binary, planFolder: folder.path }),
    );
  }

  const hooks = () => {
    const heard: unknown[] = [];
    return {
      heard,
      started: ({ name }: { name: string }) => void heard.push(["started", name]),
      ended: ({ name }: { name: string }, seconds: number) => void heard.push(["ended", name, seconds >= 0]),
      step: <T>(
        name: string | undefined,
        work: (detail: (text: string) => void) => Promise<T>,
      ): Promise<T> => {
        heard.push(["step", name]);
        return work((text) => heard.push(["detail", text]));
      },
    };
  };

  test("deploys all stacks with one command, without a question or a registry", async () => {
    const made = commands(`
      const expected = "deploy one two --auto-approve --skip-provider-lock --no-color --output /out";
      if (process.argv.slice(2).join(" ") !== expected) process.exit(1);
      console.log("one  Apply complete!\\ntwo  Apply complete!");`);
    const { heard, ...rest } = hooks();
    await made.apply(STACKS, rest, new AbortController().signal);
    expect(heard).toEqual([
      ["started", "one"],
      ["started", "two"],
      ["step", undefined],
      ["detail", "two"],
      ["ended", "one", true],
      ["ended", "two", true],
    ]);
  });

  test("destroys what is there, without synthesizing the protection back", async () => {
    const made = commands(
      'if (!process.argv.includes("--skip-synth") || process.argv[2] !== "destroy") process.exit(1);',
    );
    const { heard, ...rest } = hooks();
    await made.destroy(STACKS, rest);
    expect(heard).toContainEqual(["ended", "two", true]);
    const nothing = hooks();
    await made.destroy([], nothing);
    expect(nothing.heard).toEqual([]);
  });

  test("fails with what cdktf said last", async () => {
    const made = commands('console.log("one  Error: no such bucket"); process.exit(3);');
    const applying = made.apply(STACKS, hooks(), new AbortController().signal);
    await expect(applying).rejects.toThrow("cdktf deploy ended with exit code 3\none  Error: no such bucket");
  });

  test("fails as interrupted when it is stopped", async () => {
    const made = commands(
      "process.on('SIGINT', () => process.exit(1)); console.log('up'); setInterval(() => {}, 1000);",
    );
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 500);
    await expect(made.apply(STACKS, hooks(), stop.signal)).rejects.toThrow(/abort/i);
  });
});

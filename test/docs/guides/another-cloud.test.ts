import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { PROJECT } from "../../support/cli";
import { temporaryFolder } from "../../support/toy-app";

const GUIDE = readFileSync(join(PROJECT, "docs/guides/another-cloud.md"), "utf8");

/** Folders that are made, not written; those with packages and bindings are shared. */
const MADE = ["node_modules", ".gen", ".git", ".sdstack", "dist", "cdktf.out", "coverage"];

/** What the guide has to be done by, in its order: commands and changes. */
const STEPS = [...GUIDE.matchAll(/^```(sh|diff)\n([^]*?)^```$/gm)].map(([, kind = "", text = ""]) => ({
  kind,
  text,
}));

describe("docs/guides/another-cloud.md", () => {
  const copy = temporaryFolder();
  afterAll(copy.remove);

  test("names more than a few steps", () => {
    expect(STEPS.filter(({ kind }) => kind === "diff").length).toBeGreaterThan(4);
    expect(STEPS.filter(({ kind }) => kind === "sh").length).toBeGreaterThan(3);
  });

  test("adds a cloud to a copy of the project that compiles and passes the conformance suite", () => {
    cpSync(PROJECT, join(copy.path, "project"), {
      recursive: true,
      filter: (source) => !MADE.includes(basename(source)),
    });
    const cwd = join(copy.path, "project");
    for (const made of ["node_modules", ".gen"]) symlinkSync(join(PROJECT, made), join(cwd, made));
    mkdirSync(join(cwd, "dist"));
    for (const { kind, text } of STEPS) {
      const [program, args] = kind === "diff" ? ["git", ["apply", "-"]] : ["bash", ["-e"]];
      // Its result is in the error when it fails.
      execFileSync(program as string, args as string[], {
        cwd,
        input: text,
        encoding: "utf8",
        stdio: "pipe",
      });
    }
    const kinds = readFileSync(join(cwd, "docs/parity.md"), "utf8");
    expect(kinds).toContain("the racks in the cellar");
  });
});

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { PROJECT } from "./cli";

/** A block of a guide: a text behind the language of its fence, and what stands after that. */
export interface GuideBlock {
  readonly language: string;

  /** What the fence says of it besides, such as `exits=2`. */
  readonly says: string;
  readonly text: string;
}

/** A command that did not end as its guide says. */
export class GuideStepError extends Error {}

/** The blocks of a guide in `docs/guides`, in their order. */
export function blocksOf(guide: string): readonly GuideBlock[] {
  const text = readFileSync(join(PROJECT, "docs/guides", guide), "utf8");
  return [...text.matchAll(/^```(\S+)(?: (.*))?\n([^]*?)^```$/gm)].map(
    ([, language = "", says = "", block = ""]) => ({ language, says, text: block }),
  );
}

/** Folders that are made, not written. */
const MADE = ["node_modules", ".gen", ".git", ".sdstack", "dist", "cdktf.out", "coverage"];

/** A copy of the project, in which whoever reads a guide does what it says, in one shell. */
export class GuideReader {
  public readonly folder: string;
  private readonly variables: string;

  public constructor(
    parent: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    this.folder = join(parent, "project");
    this.variables = join(parent, "variables");
    cpSync(PROJECT, this.folder, {
      recursive: true,
      filter: (source) => !MADE.includes(basename(source)),
    });
    symlinkSync(join(PROJECT, "node_modules"), join(this.folder, "node_modules"));
    // Made by the first command of most guides; a copy, because it is written to.
    cpSync(join(PROJECT, ".gen"), join(this.folder, ".gen"), { recursive: true });
    mkdirSync(join(this.folder, "dist"));
    writeFileSync(this.variables, "");
  }

  /**
   * Does what a block says: runs its commands, or makes its change.
   *
   * @throws GuideStepError when that ends in another way than its fence says.
   */
  public follow({ language, says, text }: GuideBlock): string {
    const [program = "", ...args] =
      language === "diff" ? ["git", "apply", "-"] : ["bash", "-e", "-c", this.scriptOf(text)];
    const expected = Number(/\bexits=(\d+)/.exec(says)?.[1] ?? 0);
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: this.folder,
      env: { PATH: process.env["PATH"] ?? "", ...this.environment },
      encoding: "utf8",
      input: language === "diff" ? text : "",
      maxBuffer: 64 * 2 ** 20,
    });
    if (status !== expected) {
      const ended = `ended with ${String(status)}, not with ${String(expected)}`;
      throw new GuideStepError(`${text}${ended}\n${stdout.slice(-3000)}\n${stderr.slice(-6000)}`);
    }
    return `${stdout}${stderr}`;
  }

  /** Whether a file is there, by its path within the project. */
  public has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  /** What one block exports, the next ones find. */
  private scriptOf(text: string): string {
    return `. '${this.variables}'\ntrap 'declare -px > "${this.variables}"' EXIT\n${text}`;
  }
}

import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a folder is for; part of its name. */
export type RunFolderKind = "cluster" | "cloud" | "run" | "plans" | "render";

/** Names of all such folders; the number of the owning process follows. */
export const RUN_FOLDER = /^sdstack-(cluster|cloud|run|plans|render)-/;

/**
 * What the name of such a folder begins with. It tells whose the folder is before anything is in it: one that does not is
 * taken for that of a killed run, and removed by the next.
 */
export function runFolderPrefix(kind: RunFolderKind): string {
  return `sdstack-${kind}-${process.pid}-`;
}

/** Operating systems take paths of sockets of up to 103 bytes; the names of ours are short. */
const MOST_BYTES = 92;

/** Only the owner may read what is in it. */
const PRIVATE = 0o600;

/** The folder of one run, of a control plane or of a rehearsal: keys, states, data and logs, for its owner alone. */
export class RunFolder {
  private constructor(public readonly path: string) {}

  /**
   * Makes one that nobody else can enter, below a folder such as that for temporary files.
   *
   * @throws Error when the path of a socket in it would be too long.
   */
  public static create(parent: string, kind: RunFolderKind): RunFolder {
    const real = realpathSync(parent);
    const prefix = runFolderPrefix(kind);
    const bytes = Buffer.byteLength(join(real, `${prefix}XXXXXX`));
    if (bytes > MOST_BYTES) {
      throw new Error(
        `the folder for temporary files has too long a path for sockets: ${real}; set TMPDIR to a shorter one`,
      );
    }
    return new RunFolder(mkdtempSync(join(real, prefix)));
  }

  /** Path of a file in it. */
  public file(name: string): string {
    return join(this.path, name);
  }

  /** Writes a file that only the owner can read. @returns its path. */
  public write(name: string, text: string): string {
    const file = this.file(name);
    writeFileSync(file, text, { mode: PRIVATE });
    return file;
  }
}

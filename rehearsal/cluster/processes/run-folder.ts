import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Beginning of the names of all such folders; the number of the owning process follows. */
export const RUN_PREFIX = "sdstack-cluster-";

/** Only the owner may read what is in it. */
const PRIVATE = 0o600;

/** The folder of one control plane: keys, settings, data and logs, for its owner alone. */
export class RunFolder {
  private constructor(public readonly path: string) {}

  /** Makes one that nobody else can enter, below a folder such as that for temporary files. */
  public static create(parent: string): RunFolder {
    return new RunFolder(mkdtempSync(join(realpathSync(parent), `${RUN_PREFIX}${process.pid}-`)));
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

import { identify } from "../daemon/process-identity";
import { removeRun } from "./remove-left-runs";
import { RunFolder, RunFolderKind } from "./run-folder";
import { recordOwner } from "./run-record";
import { Watchdog } from "./watchdog";

/**
 * A private folder that goes with this process, however it ends: its watchdog removes it when this process is killed,
 * and ends the programs that have recorded themselves in it; where that fails, the next run does.
 */
export class OwnedFolder {
  private constructor(
    public readonly folder: RunFolder,
    private readonly watchdog: Watchdog,
  ) {}

  /** Makes one below a folder. @throws Error when the path of a socket in it would be too long. */
  public static async create(parent: string, kind: RunFolderKind): Promise<OwnedFolder> {
    const folder = RunFolder.create(parent, kind);
    const owner = await identify(process.pid);
    if (owner === undefined) throw new Error("this process cannot be told from others");
    recordOwner(folder, owner);
    return new OwnedFolder(folder, Watchdog.start(folder.path));
  }

  /** Removes it, and ends a program that was just being started in it. */
  public async remove(): Promise<void> {
    await removeRun(this.folder.path);
    this.watchdog.end();
  }
}

import { lstatSync, readdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { identify, isRunning } from "../daemon/process-identity";
import { endProcess } from "./end-process";
import { RUN_FOLDER } from "./run-folder";
import { recordedOwner, recordedPrograms } from "./run-record";

/** What is added to the name of a folder that is being removed. */
export const GOING = ".going";

/**
 * Ends the processes and removes the folders of runs whose owner was killed.
 *
 * @returns the folders that were removed.
 */
export async function removeLeftRuns(parent: string): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const folder of ownFolders(realpathSync(parent))) {
    try {
      if (!(await isOwned(folder)) && (await removeRun(folder))) removed.push(folder);
    } catch {
      // One that cannot be removed now, such as one on a disk that does not answer, must not keep a run from starting.
    }
  }
  return removed;
}

/**
 * Ends the programs that have recorded themselves in a folder and removes it. It is moved first: a program that is just
 * being started finds no folder to record itself in, and does not start. When somebody else removes it at the same
 * time, both do the same work, and it is gone when either returns.
 *
 * @returns false when somebody else was removing it at the same time.
 */
export async function removeRun(folder: string): Promise<boolean> {
  const going = folder.endsWith(GOING) ? folder : `${folder}${GOING}`;
  const isOurs = going === folder || moved(folder, going);
  try {
    for (const program of recordedPrograms(going)) await endProcess(program);
    rmSync(going, { recursive: true, force: true, maxRetries: 5 });
    return isOurs;
  } catch (error) {
    if (!isThere(going)) return false;
    throw error;
  }
}

/** Moves a folder; false when it was moved by somebody else before. */
function moved(folder: string, going: string): boolean {
  try {
    renameSync(folder, going);
    return true;
  } catch (error) {
    if (isThere(folder)) throw error;
    return false;
  }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Real folders of this user that nobody else can write to; a link could lead anywhere. */
function ownFolders(parent: string): readonly string[] {
  return readdirSync(parent)
    .filter((name) => RUN_FOLDER.test(name))
    .map((name) => join(parent, name))
    .filter((folder) => {
      const found = lstatSync(folder, { throwIfNoEntry: false });
      return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
    });
}

/** When it does not say whose it is, it was just made or its owner died at once: its name tells who that is. */
async function isOwned(folder: string): Promise<boolean> {
  const owner = recordedOwner(folder);
  if (owner !== undefined) return isRunning(owner);
  const pid = Number(/-(\d+)-[^-]+$/.exec(folder)?.[1]);
  return Number.isInteger(pid) && (await identify(pid)) !== undefined;
}

import { lstatSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { identify, isRunning } from "../../../daemon/process-identity";
import { endProcess } from "../program-process";
import { RUN_PREFIX } from "../run-folder";
import { readRunRecord, RECORD_FILE, RunRecord } from "./run-record";

/**
 * Ends the processes and removes the folders of control planes whose owner was killed.
 *
 * @returns the folders that were removed.
 */
export async function removeLeftRuns(parent: string): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const folder of ownFolders(realpathSync(parent))) {
    const record = readRunRecord(join(folder, RECORD_FILE));
    if (await isOwned(folder, record)) continue;
    for (const program of [...(record?.programs ?? [])].reverse()) await endProcess(program);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    removed.push(folder);
  }
  return removed;
}

/** Real folders of this user that nobody else can write to; a link could lead anywhere. */
function ownFolders(parent: string): readonly string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(RUN_PREFIX))
    .map((name) => join(parent, name))
    .filter((folder) => {
      const found = lstatSync(folder, { throwIfNoEntry: false });
      return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
    });
}

/** Without a record, the folder was just made or its owner died at once: its name tells who that is. */
async function isOwned(folder: string, record: RunRecord | undefined): Promise<boolean> {
  if (record !== undefined) return isRunning(record.owner);
  const pid = Number(/-(\d+)-[^-]+$/.exec(folder)?.[1]);
  return Number.isInteger(pid) && (await identify(pid)) !== undefined;
}

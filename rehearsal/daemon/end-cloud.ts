import { setTimeout as sleep } from "node:timers/promises";
import { CloudRecord, removeCloud } from "./cloud-record";
import { BackgroundClouds } from "./control-client";
import { isRunning } from "./process-identity";

/** How long it may take to end when asked politely, and when told to, in milliseconds. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Ends a cloud in the background: through its own channel, then by its process id, and last by force. A
 * process that only has the same number is left alone.
 *
 * @throws Error when it cannot be ended.
 */
export async function endCloud(folder: string, record: CloudRecord): Promise<void> {
  const asks: readonly (() => Promise<void>)[] = [
    () => new BackgroundClouds(record).down(),
    async () => void process.kill(record.pid, "SIGTERM"),
    async () => void process.kill(record.pid, "SIGKILL"),
  ];
  for (const ask of asks) {
    const heard = await ask().then(
      () => true,
      () => false,
    );
    if (heard && (await hasEnded(record))) {
      removeCloud(folder, record);
      return;
    }
    if (!(await isRunning(record))) return removeCloud(folder, record);
  }
  throw new Error(`process ${record.pid} does not end`);
}

async function hasEnded(record: CloudRecord): Promise<boolean> {
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; performance.now() < deadline;) {
    if (!(await isRunning(record))) return true;
    await sleep(25);
  }
  return false;
}

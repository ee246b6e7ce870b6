import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, ProcessIdentity } from "../../daemon/process-identity";

/** How long a process that was killed may take to be gone. */
const GONE_SECONDS = 10;
const POLL_MILLISECONDS = 5;

/** Kills a process, unless its number is another's by now. @throws Error when it does not go. */
export async function endProcess(identity: ProcessIdentity): Promise<void> {
  if (!(await isRunning(identity))) return;
  try {
    process.kill(identity.pid, "SIGKILL");
  } catch {
    return; // Gone in the meantime, which is what was wanted.
  }
  const deadline = performance.now() + GONE_SECONDS * 1000;
  while (await isRunning(identity)) {
    if (performance.now() > deadline) throw new Error(`process ${identity.pid} cannot be ended`);
    await sleep(POLL_MILLISECONDS);
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, ProcessIdentity } from "../daemon/process-identity";

/** How long a process that was killed may take to be gone. */
const GONE_SECONDS = 10;
const POLL_MILLISECONDS = 5;

/** Kills a process, with those of its group when it leads one, unless its number is another's by now. @throws Error when it does not go. */
export async function endProcess(identity: ProcessIdentity): Promise<void> {
  if (!(await isRunning(identity))) return;
  killWithItsGroup(identity.pid);
  const deadline = performance.now() + GONE_SECONDS * 1000;
  while (await isRunning(identity)) {
    if (performance.now() > deadline) throw new Error(`process ${identity.pid} cannot be ended`);
    await sleep(POLL_MILLISECONDS);
  }
}

/** What is gone in the meantime is as it was wanted. */
function killWithItsGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
      return;
    } catch {
      // No group of that number: the process alone.
    }
  }
}

// One process at a time, without dependencies: a lock file that names its holder.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** When a process started, in the kernel's own count; tells a process from a later one with its number. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return "unknown"; // no /proc on this system, or no such process
  }
}

function isAlive(holder) {
  const [pid, start] = holder.split(" ");
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return startOf(pid) === start;
}

function readOrUndefined(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Creates the lock with its content in one step. */
function tryTake(file, mine) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock of a dead holder; should another process have taken it meanwhile, gives it back. */
function removeStale(file, holder) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== holder) linkSync(aside, file);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Does some work while no other process does work under the same lock file. A holder that died is noticed.
 * `onWait` is called once with the process id of the holder when there is something to wait for.
 */
export async function exclusively(file, onWait, work) {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  let said = false;
  while (!tryTake(file, mine)) {
    const holder = readOrUndefined(file);
    if (holder === undefined) continue;
    if (!isAlive(holder)) {
      removeStale(file, holder);
      continue;
    }
    if (!said) onWait(holder.split(" ")[0]);
    said = true;
    await sleep(150);
  }
  try {
    return await work();
  } finally {
    if (readOrUndefined(file) === mine) rmSync(file, { force: true });
  }
}

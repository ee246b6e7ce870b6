import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { lock } from "proper-lockfile";

/** Waits for somebody else who makes the same folder for up to an hour. */
const RETRIES = { retries: 3600, factor: 1, minTimeout: 1000, maxTimeout: 1000 };

/** One who has not been heard of for so long is dead. */
const STALE_MILLISECONDS = 20_000;

/** A folder whose making takes long, and that is kept. */
export interface CachedFolder {
  readonly path: string;

  /** Says whether it is there with all that belongs into it. */
  readonly isComplete: () => boolean;

  /** Fills another folder, which then takes the place of this one. */
  readonly make: (draft: string) => Promise<void>;

  /** Hears that somebody else may be making the same. */
  readonly onWait: () => void;
}

/**
 * Makes a folder unless it is complete. Of two at once one waits and uses what the other made; one that is killed
 * leaves nothing that could be taken for the folder, and what it leaves is removed by the next.
 */
export async function ensureFolder({ path, isComplete, make, onWait }: CachedFolder): Promise<void> {
  if (isComplete()) return;
  mkdirSync(dirname(path), { recursive: true });
  onWait();
  const release = await lock(path, {
    realpath: false,
    lockfilePath: `${path}.lock`,
    retries: RETRIES,
    stale: STALE_MILLISECONDS,
    // Happens when the machine slept: then two may work, and each puts a whole folder in place.
    onCompromised: () => undefined,
  });
  try {
    if (isComplete()) return;
    removeDrafts(path);
    const draft = `${path}.${process.pid}.new`;
    mkdirSync(draft);
    try {
      await make(draft);
      rmSync(path, { recursive: true, force: true });
      renameSync(draft, path);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  } finally {
    await release().catch(() => undefined);
  }
}

function removeDrafts(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    const isDraft = name.startsWith(`${basename(path)}.`) && name.endsWith(".new");
    if (isDraft) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

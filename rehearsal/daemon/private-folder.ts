import { chmodSync, mkdirSync, statSync } from "node:fs";

const OWNER_ONLY = 0o700;

/**
 * Makes a folder that only its owner can enter, with its parents; a folder that is there already is made so.
 *
 * @throws SystemError when it cannot be made, or belongs to somebody else.
 */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  if ((statSync(folder).mode & 0o777) !== OWNER_ONLY) chmodSync(folder, OWNER_ONLY);
}

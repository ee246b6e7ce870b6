import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  unlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";

const STACKS = "stacks";
const STATE_FILE = /\.tfstate(\..*)?$/;

/**
 * Makes an empty folder to synthesize into, on the same disk as the target. A target that is missing is made.
 *
 * @throws SystemError when the target cannot be written.
 */
export function freshFolderFor(target: string): string {
  makeFolder(target);
  return mkdtempSync(join(target, ".fresh-"));
}

/** Step by step: asked to make all parents at once, Node never comes back where none can be made, as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Puts a complete synthesized program in the place of the one before it. Each file changes in one step, and
 * nothing is copied, so a full disk cannot leave half a file. What Terraform keeps in the folders of stacks
 * (`.terraform`, lock files, states) stays; folders of stacks that are gone go, unless they hold a state.
 *
 * @param keepsOthers - whether folders of stacks that are gone stay, because the caller removes them itself.
 */
export function publish(fresh: string, target: string, keepsOthers = false): void {
  const names = readdirSync(join(fresh, STACKS));
  for (const name of names) {
    const stack = join(target, STACKS, name);
    mkdirSync(stack, { recursive: true });
    for (const entry of readdirSync(join(fresh, STACKS, name))) {
      replace(join(fresh, STACKS, name, entry), join(stack, entry));
    }
  }
  for (const entry of readdirSync(fresh)) {
    if (entry !== STACKS) replace(join(fresh, entry), join(target, entry));
  }
  if (keepsOthers) return;
  for (const name of readdirSync(join(target, STACKS))) {
    if (!names.includes(name)) removeStack(join(target, STACKS, name));
  }
}

/** Files are replaced in one step; folders, such as assets, cannot be. */
function replace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(to, { recursive: true });
    renameSync(from, to);
  }
}

function removeStack(folder: string): void {
  if (!readdirSync(folder, { recursive: true }).some((entry) => STATE_FILE.test(String(entry)))) {
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  const configuration = join(folder, "cdk.tf.json");
  if (existsSync(configuration)) unlinkSync(configuration);
}

/** Removes a folder of `freshFolderFor`, and the target when nothing else is in it. */
export function discard(fresh: string, target: string): void {
  rmSync(fresh, { recursive: true, force: true });
  try {
    rmdirSync(target);
  } catch {
    // It holds the program of an earlier synthesis, which stays.
  }
}

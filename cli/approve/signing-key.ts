import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Context } from "../context";
import { badInput } from "../errors/known-error";

/** Where a private key is: one of the two. */
export interface KeyPlace {
  /** A file. */
  readonly key?: string | undefined;

  /** Name of an environment variable. */
  readonly keyVariable?: string | undefined;
}

/**
 * Reads the private key that somebody approves with. It is shown nowhere.
 *
 * @throws KnownError when it is not where it should be, or in a file that others may read.
 */
export function readSigningKey(
  { environment, folder }: Pick<Context, "environment" | "folder">,
  { key, keyVariable }: KeyPlace,
): string {
  if ((key === undefined) === (keyVariable === undefined)) {
    throw badInput("name the private key: either --key FILE or --key-variable NAME");
  }
  if (keyVariable !== undefined) {
    const value = environment[keyVariable] ?? "";
    if (value === "") throw badInput(`the environment variable ${keyVariable} is not set`);
    return value;
  }
  return readPrivate(resolve(folder, key ?? ""), key ?? "");
}

function readPrivate(file: string, shown: string): string {
  const descriptor = openSync(file, "r");
  try {
    const { mode } = fstatSync(descriptor);
    // On Windows the mode says nothing about others.
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw badInput(`others may read ${shown}, which is a private key: chmod 600 ${shown}`);
    }
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}

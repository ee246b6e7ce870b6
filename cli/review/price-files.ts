import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PriceEntry } from "../../catalog/prices";
import { ConfigError, Problem, readPriceFile } from "../../config";
import { MAX_FILE_BYTES, tooLarge } from "../../config/source/read-text";
import { KnownError } from "../errors/known-error";
import { EXIT } from "../exit-codes";

/**
 * Reads files with prices of the user's own; of two prices for the same, the one of the later file counts.
 *
 * @param files - as they were named, relative to `folder`.
 * @throws ConfigError with everything that is wrong in any of them.
 */
export function readPriceFiles(files: readonly string[], folder: string): readonly PriceEntry[] {
  const problems: Problem[] = [];
  const prices = files.flatMap((file) => {
    const read = readPriceFile(contentOf(resolve(folder, file), file), file);
    if ("prices" in read) return read.prices;
    problems.push(...read.problems);
    return [];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return prices;
}

function contentOf(path: string, file: string): Buffer {
  const descriptor = openSync(path, "r");
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new KnownError(`${file} is no file`, EXIT.failure);
    if (status.size > MAX_FILE_BYTES) {
      const { expected, got } = tooLarge(status.size);
      throw new KnownError(`${file}: expected ${expected}, got ${got}`, EXIT.failure);
    }
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

// Starts a bundle of megabytes without reading all of it each time: what the engine knows of it is kept in a file beside it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Module, createRequire } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

const ID_LENGTH = 64;
const FIRST_LINE = "// code ";

/**
 * The text of a bundle with what tells it from others in its first line, and nothing beyond ASCII: the engine needs half
 * the memory for it. Such characters are left in comments and regular expressions only, where both ways to write them mean
 * the same.
 */
export function asStarted(text) {
  const ascii = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${FIRST_LINE}${createHash("sha256").update(ascii).digest("hex")}\n${ascii}`;
}

/** What the engine knows of a bundle, to be kept in a file. */
export function codeCacheOf(bundle, text) {
  return Buffer.concat([Buffer.from(idOf(text)), scriptOf(bundle, text).createCachedData()]);
}

/** Runs a bundle; as quickly as it can when there is a cache of this bundle, made by this Node. */
export function runBundle(bundle, cache) {
  const text = readFileSync(bundle, "latin1");
  const known = knownOf(cache, idOf(text));
  const run = scriptOf(bundle, text, known).runInThisContext();
  const module = { exports: {} };
  run(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
  return module.exports;
}

function scriptOf(bundle, text, cachedData) {
  return new Script(Module.wrap(text), { filename: bundle, cachedData });
}

function idOf(text) {
  return text.slice(FIRST_LINE.length, FIRST_LINE.length + ID_LENGTH);
}

function knownOf(cache, id) {
  try {
    const bytes = readFileSync(cache);
    return bytes.toString("latin1", 0, ID_LENGTH) === id ? bytes.subarray(ID_LENGTH) : undefined;
  } catch {
    return undefined; // the bundle runs without it, too
  }
}

import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Environment } from "./environment";
import { EnvironmentFile, ReadOptions, readEnvironmentText } from "./environment-file";
import { ConfigError } from "./problems/config-error";
import { Problem } from "./problems/problem";
import { quoted } from "./problems/shown";
import { suggest } from "./problems/suggest";
import { MAX_FILE_BYTES, tooLarge } from "./source/read-text";

const ENDING = ".yaml";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is none",
  ENOTDIR: "there is none",
  EACCES: "it may not be read",
  EPERM: "it may not be read",
  EISDIR: "it is a folder",
  ELOOP: "it is a link to itself",
};

function reason(error: unknown): string {
  const code =
    typeof error === "object" && error !== null && "code" in error ? String(error.code) : "an unknown error";
  return REASONS[code] ?? code;
}

function unreadable(file: string, expected: string, got: string): EnvironmentFile {
  const message = `expected ${expected}, got ${got}`;
  const problem: Problem = { file, line: 1, column: 1, path: "", message, got, severity: "problem" };
  return { file, problems: [problem], warnings: [], locate: () => ({ line: 1, column: 1 }) };
}

/** Reads an environment file. Never throws for what is wrong with the file: the result tells it. */
export function readEnvironmentFile(path: string, options: ReadOptions = {}): EnvironmentFile {
  let descriptor: number | undefined;
  try {
    // Not blocking, so that a named pipe does not keep the program waiting.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = fstatSync(descriptor);
    if (!fstatSync(descriptor).isFile()) {
      return unreadable(path, "a file", "a folder, or something else that is no file");
    }
    if (size > MAX_FILE_BYTES) {
      const { expected, got } = tooLarge(size);
      return unreadable(path, expected, got);
    }
    return readEnvironmentText(readFileSync(descriptor), path, options);
  } catch (error) {
    return unreadable(path, "a file that can be read", `none (${reason(error)})`);
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}

function required(files: readonly EnvironmentFile[]): Environment[] {
  const problems = files.flatMap((file) => file.problems);
  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return files.flatMap(({ environment }) => (environment === undefined ? [] : [environment]));
}

/**
 * Loads one environment file.
 *
 * @throws ConfigError listing every problem of the file.
 */
export function loadEnvironmentFile(path: string): Environment {
  const file = readEnvironmentFile(path);
  if (file.environment === undefined) {
    throw new ConfigError(file.problems);
  }
  return file.environment;
}

/**
 * Names of the environments in a folder, sorted.
 *
 * @throws ConfigError when the folder cannot be read or holds no environment.
 */
export function listEnvironments(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new ConfigError([], `cannot read the folder of environments ${quoted(folder)}: ${reason(error)}`);
  }
  const environments = names.filter((name) => name.endsWith(ENDING) && !name.startsWith("."));
  if (environments.length === 0) {
    const other = names.find((name) => name.endsWith(".yml"));
    const hint = other === undefined ? "" : `; rename ${quoted(other)} so that it ends with ${ENDING}`;
    throw new ConfigError([], `no environment in ${quoted(folder)}: expected files *${ENDING}${hint}`);
  }
  return environments.map((name) => name.slice(0, -ENDING.length)).sort();
}

function unknown(name: string, known: readonly string[]): string {
  const suggestion = suggest(name, known);
  const meant = suggestion === undefined ? "" : ` (did you mean '${suggestion}'?)`;
  return `unknown environment '${quoted(name).slice(1, -1)}'; known: ${known.join(", ")}${meant}`;
}

/**
 * Reads the environments of a folder, right or wrong.
 *
 * @param names - those to read; all when undefined. Other files are not looked at.
 * @throws ConfigError when the folder cannot be read, or a name is unknown.
 */
export function readEnvironments(
  folder: string,
  names?: readonly string[],
  options: ReadOptions = {},
): EnvironmentFile[] {
  const known = listEnvironments(folder);
  const wanted = names === undefined ? known : [...new Set(names)];
  const missing = wanted.filter((name) => !known.includes(name));
  if (missing.length > 0) {
    throw new ConfigError([], missing.map((name) => unknown(name, known)).join("\n"));
  }
  return wanted.map((name) => readEnvironmentFile(join(folder, `${name}${ENDING}`), options));
}

/**
 * Loads the environments of a folder.
 *
 * @param names - those to load; all when undefined. A broken file among the others does no harm then.
 * @throws ConfigError listing every problem of every file, or naming unknown environments.
 */
export function loadEnvironments(folder: string, names?: readonly string[]): Environment[] {
  return required(readEnvironments(folder, names));
}

import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { isPlanFormatError } from "../../review/plan/plan-format-error";
import { readPlan } from "../../review/plan/read-plan";
import { Plan } from "../../review/plan/plan";
import { KnownError } from "../errors/known-error";
import { isSystemError, systemProblem } from "../errors/system-error";
import { EXIT } from "../exit-codes";

/** Largest file that is read, in bytes: more than a plan of 100,000 changes has. */
const MAX_BYTES = 400_000_000;

const PART_BYTES = 1 << 20;

/** Standard input, as files are named. */
export const STANDARD_INPUT = "-";

/**
 * Reads the plan in a file.
 *
 * @param file - its path, or `-` for standard input.
 * @param shown - what to call it in messages.
 * @throws KnownError with exit code 1: here 2 and 3 say what a plan does.
 */
export function readPlanFile(file: string, shown: string, key?: Uint8Array): Plan {
  const name = file === STANDARD_INPUT ? "standard input" : shown;
  try {
    return readPlan(decode(readAll(file, name), name), { key });
  } catch (error) {
    if (isPlanFormatError(error)) throw new KnownError(`${name}: ${error.message}`, EXIT.failure);
    if (isSystemError(error)) {
      throw new KnownError(systemProblem(error) ?? `${name} cannot be read (${error.code})`, EXIT.failure);
    }
    throw error;
  }
}

function readAll(file: string, name: string): Buffer {
  const descriptor = file === STANDARD_INPUT ? 0 : openSync(file, "r");
  try {
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw new KnownError(`${name} is a folder, and no plan`, EXIT.failure);
    if (status.size > MAX_BYTES) throw tooLarge(name);
    if (status.isFile()) return readFileSync(descriptor);
    const parts: Buffer[] = [];
    let bytes = 0;
    for (;;) {
      const part = Buffer.allocUnsafe(PART_BYTES);
      const length = readPart(descriptor, part);
      if (length === 0) return Buffer.concat(parts);
      bytes += length;
      if (bytes > MAX_BYTES) throw tooLarge(name);
      parts.push(part.subarray(0, length));
    }
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** Reads on; a pipe whose writer has nothing yet is asked again. */
function readPart(descriptor: number, part: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, part);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** The text of a file. PowerShell writes what programs print in UTF-16. */
function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    const isZip = bytes.subarray(0, 2).toString("latin1") === "PK";
    throw new KnownError(
      isZip
        ? `${name}: this is a plan file itself; it has to be what \`terraform show -json PLANFILE\` prints`
        : `${name}: it is no text in UTF-8 or UTF-16`,
      EXIT.failure,
    );
  }
}

/** By the mark at its beginning, or by the zero beside the brace that every plan begins with. */
function encodingOf([first, second]: Buffer): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b) ? "utf-16be" : "utf-8";
}

function tooLarge(name: string): KnownError {
  return new KnownError(`${name} is larger than 400 MB`, EXIT.failure);
}

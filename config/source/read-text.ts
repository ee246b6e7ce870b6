import { Location } from "../problems/problem";

/** Largest file that is read, in bytes. An environment needs a fiftieth of it. */
export const MAX_FILE_BYTES = 256 * 1024;

/** A file's text, or what is wrong with its bytes. */
export type TextOrFault =
  | { readonly text: string }
  | { readonly expected: string; readonly got: string; readonly location: Location };

const START: Location = { line: 1, column: 1 };

/** Place of the first byte at which `bytes` stops being UTF-8. */
function firstBadByte(bytes: Uint8Array): Location {
  let line = 1;
  let lineStart = 0;
  for (let end = 0; end <= bytes.length; end++) {
    if (end === bytes.length || bytes[end] === 0x0a) {
      const slice = bytes.subarray(lineStart, end);
      if (!isUtf8(slice)) {
        return { line, column: badColumn(slice) };
      }
      line += 1;
      lineStart = end + 1;
    }
  }
  return START;
}

function badColumn(line: Uint8Array): number {
  // A replacement character in the loose decoding marks the first byte that does not fit.
  const position = new TextDecoder("utf-8").decode(line).indexOf("\ufffd");
  return position < 0 ? 1 : position + 1;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Decodes a file's bytes; refuses what is too large, not UTF-8, or not text. */
export function decodeText(bytes: Uint8Array): TextOrFault {
  if (bytes.length > MAX_FILE_BYTES) {
    return { ...tooLarge(bytes.length), location: START };
  }
  if (!isUtf8(bytes)) {
    return {
      expected: "text in UTF-8",
      got: "bytes that are not UTF-8",
      location: firstBadByte(bytes),
    };
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  if (text.includes("\u0000")) {
    return { expected: "text", got: "binary data", location: START };
  }
  return { text };
}

/** What to say of a file that is larger than `MAX_FILE_BYTES`. */
export function tooLarge(sizeBytes: number): { readonly expected: string; readonly got: string } {
  return {
    expected: `a file of at most ${MAX_FILE_BYTES / 1024} KiB`,
    got: `${Math.ceil(sizeBytes / 1024)} KiB`,
  };
}

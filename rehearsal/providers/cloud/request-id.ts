import { createHash } from "node:crypto";

/** An identifier of a request as clouds give it with each answer: the same for the same text. */
export function requestIdOf(text: string): string {
  const digits = createHash("sha256").update(text).digest("hex");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join("-");
}

import { closest, distance } from "fastest-levenshtein";

/** ", did you mean 'x'?" when one of the known names is near, otherwise nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const guess = closest(name, known);
  return distance(name, guess) <= Math.max(2, Math.floor(name.length / 3))
    ? `, did you mean '${guess}'?`
    : "";
}

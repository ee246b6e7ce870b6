import { distance } from "fastest-levenshtein";

function closeness(word: string, candidate: string): number {
  const [a, b] = [word.toLowerCase(), candidate.toLowerCase()];
  const whole = distance(a, b);
  const parts = b.split(/[-.]/).map((part) => distance(a, part) + 0.5);
  return Math.min(whole, ...parts);
}

/**
 * The candidate that was probably meant, when one comes close: by a few letters as a whole (`zoen`), or by
 * one of its parts (`prd` for `tencent-prod`). Undefined when nothing comes close.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1.5, word.length * 0.4);
  const ranked = candidates
    .map((candidate) => ({ candidate, closeness: closeness(word, candidate) }))
    .sort((a, b) => a.closeness - b.closeness);
  const best = ranked[0];
  return best !== undefined && best.closeness <= limit && word.length <= 100 ? best.candidate : undefined;
}

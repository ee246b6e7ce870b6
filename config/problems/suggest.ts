import { distance } from "fastest-levenshtein";

function closeness(word: string, candidate: string): number {
  const [a, b] = [word.toLowerCase(), candidate.toLowerCase()];
  const whole = distance(a, b);
  const parts = b.split(/[-.]/).map((part) => distance(a, part) + 0.5);
  // Of two that are equally far, the one that begins as the word does.
  const beginning = b.startsWith(a) ? 0.1 : 0;
  return Math.min(whole, ...parts) - beginning;
}

/**
 * The candidate that was probably meant, when one comes close: by a few letters as a whole (`zoen`), or by
 * one of its parts (`prd` for `tencent-prod`). Undefined when nothing comes close, or several do equally.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const limit = word.length <= 3 ? 1.5 : Math.max(2, word.length * 0.4);
  const ranked = candidates
    .map((candidate) => ({ candidate, closeness: closeness(word, candidate) }))
    .sort((a, b) => a.closeness - b.closeness);
  const [best, second] = ranked;
  const unclear = best === undefined || best.closeness > limit || best.closeness === second?.closeness;
  return unclear || word.length > 100 ? undefined : best.candidate;
}

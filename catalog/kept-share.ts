/** Shares that are kept, each of the part of an amount that lies between the step before and `upTo`. */
export type Steps = readonly (readonly [upTo: number, share: number])[];

/** What is kept of an amount of which the first part gives another share than the next. */
export function keptOf(amount: number, steps: Steps): number {
  let from = 0;
  return steps.reduce((sum, [upTo, share]) => {
    const part = Math.max(0, Math.min(amount, upTo) - from) * share;
    from = upTo;
    return sum + part;
  }, 0);
}

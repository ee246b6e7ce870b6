/** A rule over the tree: something that must be true of every construct it looks at. */
export interface Rule {
  /** Name in messages and documents, in kebab-case; never changes. */
  readonly id: string;

  /** Why it exists, as one sentence. */
  readonly reason: string;

  /** What to do about a violation, as one sentence. */
  readonly fix: string;
}

/** The message of a violation. */
export function violation(rule: Rule, problem: string): string {
  return `${rule.id}: ${problem}. ${rule.reason} ${rule.fix}`;
}

import { ALL_RULES } from "../all-rules";
import { WAIVER_RULE } from "../waivers";
import { COMPARISONS } from "./comparisons";
import { UNDECIDED_RULES } from "./undecidable";

/** What a rule says of itself in a few sentences. */
export interface ShortHelp {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

/** Every id that a finding can have, with what it says of itself. */
export const RULE_HELP: ReadonlyMap<string, ShortHelp> = new Map([
  ...[...ALL_RULES, ...COMPARISONS].map(
    ({ id, title, reason, fix }) => [id, { title, why: reason, fix }] as const,
  ),
  ...UNDECIDED_RULES.filter(({ id }) => id === WAIVER_RULE).map(
    ({ id, title, why }) =>
      [
        id,
        { title, why, fix: "Put right what it lets pass and remove it, or agree on another day." },
      ] as const,
  ),
]);

import { Finding, SourceLine, Waiver } from "../model";

/** A rule that an environment file lets pass. */
export interface WaiverEntry extends Waiver {
  /** Id of the rule. */
  readonly rule: string;

  /**
   * Terraform address of what it is let pass for.
   *
   * @default - everything.
   */
  readonly address?: string | undefined;

  /**
   * Where it is written.
   *
   * @default - not at hand.
   */
  readonly source?: SourceLine | undefined;
}

/** Waivers, and the day they are asked on. */
export interface Waivers {
  readonly entries: readonly WaiverEntry[];

  /** Such as `2026-12-31`. */
  readonly today: string;
}

/** Rule about waivers themselves. */
export const WAIVER_RULE = "SDI-T06";

/**
 * Puts waivers on the findings they are for. One that has expired lets nothing pass, and is itself a finding that blocks.
 *
 * @param stack - where findings about waivers belong to: the first of the environment.
 */
export function withWaivers(
  findings: readonly Finding[],
  { entries, today }: Waivers,
  stack: string,
): readonly Finding[] {
  // Days of this form are in order as texts.
  const valid = entries.filter(({ expires }) => expires >= today);
  const expired = entries.filter(({ expires }) => expires < today);
  const waived = findings.map((finding): Finding => {
    const entry = valid.find((each) => isFor(each, finding));
    if (entry === undefined) return finding;
    const { reason, owner, expires } = entry;
    return { ...finding, waiver: { reason, owner, expires } };
  });
  return [...waived, ...expired.map((each) => expiredFinding(each, stack))];
}

function isFor({ rule, address }: WaiverEntry, finding: Finding): boolean {
  return rule === finding.rule && (address === undefined || address === finding.address);
}

function expiredFinding({ rule, address, owner, expires, source }: WaiverEntry, stack: string): Finding {
  const place = address === undefined ? "" : ` for ${address}`;
  return {
    stack,
    ...(address === undefined ? {} : { address }),
    ...(source === undefined ? {} : { source }),
    rule: WAIVER_RULE,
    severity: "block",
    question: "hygiene",
    message: `the waiver of ${rule}${place} by ${owner} has expired on ${expires}`,
    fix: "Put right what it lets pass and remove it, or agree on another day.",
  };
}

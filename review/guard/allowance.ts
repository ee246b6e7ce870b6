import { Finding } from "../model";
import { Plan } from "../plan/plan";

/** A loss that somebody wants, for one plan only. */
export interface Allowance {
  /** Address of what may go. */
  readonly address: string;

  /** Why; never empty. */
  readonly reason: string;

  /**
   * Name of its stack.
   *
   * @default - the only one with that address; it allows nothing when there are several.
   */
  readonly stack?: string | undefined;
}

/** Lets findings pass that are allowed, and remembers which allowances were of use. */
export interface Allowances {
  /** The finding; as a warning with the reason when it is allowed. */
  readonly apply: (finding: Finding) => Finding;

  /** What is wrong with allowances that let nothing pass. */
  readonly unused: () => readonly Finding[];
}

/**
 * @param stacks all that is planned.
 * @throws RangeError for an allowance without a reason.
 */
export function allowanceOf(
  stacks: readonly { readonly name: string; readonly plan: Plan }[],
  allowances: readonly Allowance[],
): Allowances {
  const used = new Set<Allowance>();
  const stacksOf = (address: string): readonly string[] =>
    stacks
      .filter(({ plan }) => plan.resources.some((each) => each.address === address))
      .map(({ name }) => name);
  const placed = allowances.map((allowance) => {
    const { address, reason, stack } = allowance;
    if (reason.trim() === "") throw new RangeError(`allowing ${address} needs a reason`);
    const places = stack === undefined ? stacksOf(address) : [stack];
    return { allowance, places };
  });
  return {
    apply: (finding) => {
      const { address, stack, severity } = finding;
      if (severity !== "block") return finding;
      const fitting = placed.find(
        ({ allowance, places }) =>
          allowance.address === address && places.length === 1 && places[0] === stack,
      );
      if (fitting === undefined) return finding;
      used.add(fitting.allowance);
      return {
        ...finding,
        severity: "warn",
        message: `${finding.message} Allowed for this plan: ${fitting.allowance.reason.trim()}`,
        fix: "Nothing: it is allowed for this plan only.",
      };
    },
    unused: () =>
      placed
        .filter(({ allowance }) => !used.has(allowance))
        .map(({ allowance, places }) => unusedFinding(allowance, places, stacks[0]?.name ?? "")),
  };
}

function unusedFinding({ address, stack }: Allowance, places: readonly string[], first: string): Finding {
  const several = places.length > 1;
  return {
    stack: stack ?? places[0] ?? first,
    rule: "SDI-D09",
    severity: "warn",
    question: "data",
    message: several
      ? `\`${address}\` is allowed to go, and it is in several stacks: ${places.map((name) => `\`${name}\``).join(", ")}. So nothing is allowed.`
      : `\`${address}\` is allowed to go, and nothing that blocks this plan is at that address.`,
    fix: several ? "Name the stack too." : "Take the allowance away, or correct its address.",
  };
}

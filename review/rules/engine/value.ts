import { MaskedValue, PlanValue, UNKNOWN } from "../../plan/value";

/** A text of which an apply fills in parts, such as the host in front of an image. */
export class PartlyKnown {
  /**
   * @param start what it begins with.
   * @param end what it ends with.
   */
  public constructor(
    public readonly start: string,
    public readonly end: string,
  ) {}
}

/** A value as rules see it: of a plan, or of a synthesized stack, where references are not known. */
export type RuleValue =
  PlanValue | PartlyKnown | readonly RuleValue[] | { readonly [name: string]: RuleValue };

/** Says whether a value is an object. */
export function isRuleObject(value: RuleValue | undefined): value is Readonly<Record<string, RuleValue>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof MaskedValue) &&
    !(value instanceof PartlyKnown)
  );
}

/** Says whether a value is a list. */
export function isRuleList(value: RuleValue | undefined): value is readonly RuleValue[] {
  return Array.isArray(value);
}

/** Says whether nothing is set: providers write nothing as `null` or as an empty text. */
export function isNothing(value: RuleValue | undefined): boolean {
  return value === undefined || value === null || value === "";
}

/** Says whether a value, or the whole of it, is not known. */
export function isHidden(value: RuleValue | undefined): boolean {
  return value === UNKNOWN || value instanceof MaskedValue || value instanceof PartlyKnown;
}

import { ABSENT, isPlanList, isPlanObject, memberOf, Part, PlanObject } from "../changes/values";
import { MaskedValue, UNKNOWN } from "../plan/value";

/** A value that only an apply tells, or that is secret. */
export const OPEN: unique symbol = Symbol("not known from the plan");

/** The part of a value at a path; blocks that may be written once are entered. */
export function at(value: Part, ...path: readonly string[]): Part {
  let part = value;
  for (const step of path) {
    if (isPlanList(part)) part = part[0] ?? ABSENT;
    if (!isPlanObject(part)) return part === UNKNOWN ? UNKNOWN : ABSENT;
    part = memberOf(part, step);
  }
  return part;
}

/** A text; undefined when there is none. */
export function textAt(value: PlanObject, ...path: readonly string[]): string | typeof OPEN | undefined {
  const part = at(value, ...path);
  if (isOpen(part)) return OPEN;
  return typeof part === "string" && part !== "" ? part : undefined;
}

/** A whole number from zero up; undefined when there is none. */
export function countAt(value: PlanObject, ...path: readonly string[]): bigint | typeof OPEN | undefined {
  const part = at(value, ...path);
  if (isOpen(part)) return OPEN;
  return typeof part === "number" && Number.isSafeInteger(part) && part >= 0 ? BigInt(part) : undefined;
}

/** A yes or no; undefined when there is none. */
export function flagAt(value: PlanObject, ...path: readonly string[]): boolean | typeof OPEN | undefined {
  const part = at(value, ...path);
  if (isOpen(part)) return OPEN;
  return typeof part === "boolean" ? part : undefined;
}

/** The texts of a list. */
export function textsAt(value: PlanObject, ...path: readonly string[]): readonly string[] | typeof OPEN {
  const part = at(value, ...path);
  if (isOpen(part)) return OPEN;
  if (!isPlanList(part)) return [];
  return part.some(isOpen) ? OPEN : part.filter((item) => typeof item === "string");
}

/** The blocks of a list, or the one that is no list. */
export function blocksAt(value: PlanObject, ...path: readonly string[]): readonly PlanObject[] | typeof OPEN {
  const part = at(value, ...path);
  if (isOpen(part)) return OPEN;
  if (isPlanObject(part)) return [part];
  if (!isPlanList(part)) return [];
  return part.some(isOpen) ? OPEN : part.filter((item) => isPlanObject(item));
}

function isOpen(part: Part): boolean {
  return part === UNKNOWN || part instanceof MaskedValue;
}

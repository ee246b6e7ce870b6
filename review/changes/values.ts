import { MaskedValue, PlanValue } from "../plan/value";

/** An object within a plan. */
export type PlanObject = Readonly<Record<string, PlanValue>>;

/** A part of a value that is not there at all. */
export const ABSENT: unique symbol = Symbol("absent");

/** A part of a value, or nothing. */
export type Part = PlanValue | typeof ABSENT;

/** Says whether a part is an object. */
export function isPlanObject(part: Part): part is PlanObject {
  return typeof part === "object" && part !== null && !Array.isArray(part) && !(part instanceof MaskedValue);
}

/** Says whether a part is a list. */
export function isPlanList(part: Part): part is readonly PlanValue[] {
  return Array.isArray(part);
}

/** The member of that name, nothing that is inherited. */
export function memberOf(object: PlanObject, name: string): Part {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : ABSENT;
}

/** Whether two parts mean the same; masked ones by their marks. Unknown parts are the same as nothing, not even each other. */
export function isSame(a: Part, b: Part): boolean {
  if (a === b) return typeof a !== "symbol" || a === ABSENT;
  if (a instanceof MaskedValue) return b instanceof MaskedValue && a.mark === b.mark;
  if (isPlanList(a)) {
    return isPlanList(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index] ?? null));
  }
  if (!isPlanObject(a) || !isPlanObject(b)) return false;
  for (const name in a) if (!isSame(memberOf(a, name), memberOf(b, name))) return false;
  for (const name in b) if (!Object.hasOwn(a, name)) return false;
  return true;
}

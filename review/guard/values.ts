import { ABSENT, isPlanList, isPlanObject, memberOf } from "../changes/values";
import { PlanValue } from "../plan/value";

/**
 * The parts of a value at a path of names. Lists on the way are gone through: a block is a list whether there may be one
 * of it or many.
 */
export function partsAt(value: PlanValue, ...[name, ...rest]: readonly string[]): readonly PlanValue[] {
  if (isPlanList(value)) {
    return value.flatMap((item) => partsAt(item, ...(name === undefined ? [] : [name, ...rest])));
  }
  if (name === undefined) return [value];
  const part = isPlanObject(value) ? memberOf(value, name) : ABSENT;
  return part === ABSENT ? [] : partsAt(part, ...rest);
}

/** The first text at a path of names that is not empty. */
export function textAt(value: PlanValue, ...names: readonly string[]): string | undefined {
  for (const part of partsAt(value, ...names)) if (typeof part === "string" && part !== "") return part;
  return undefined;
}

/** Whether something is at a path of names. */
export function isAt(value: PlanValue, ...names: readonly string[]): boolean {
  return partsAt(value, ...names).some((part) => part !== null);
}

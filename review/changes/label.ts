import { ValuePath } from "../model";
import { PlanValue } from "../plan/value";
import { ABSENT, isPlanList, isPlanObject, memberOf, Part } from "./values";

/** A name that needs no quotes within brackets. */
const PLAIN_NAME = /^[\w./-]{1,63}$/;

/** Members by which people tell items of a list apart. */
const NAMES = ["name", "key"];

/**
 * A path as a reader would write it: a block of which there is one without its position, and items by their names, as in
 * `spec.template.spec.container[web].image`.
 *
 * @returns undefined where that is the path itself.
 */
export function labelOf(before: Part, after: Part, path: ValuePath): string | undefined {
  if (!path.some((step) => typeof step === "number")) return undefined;
  const { label, isOther } = labelled(before, after, path);
  return isOther ? label : undefined;
}

/** A path as a reader would write it, also where that is the path itself. */
export function readablePath(before: Part, after: Part, path: ValuePath): string {
  return labelled(before, after, path).label;
}

function labelled(
  before: Part,
  after: Part,
  path: ValuePath,
): { readonly label: string; readonly isOther: boolean } {
  let left: Part = before;
  let right: Part = after;
  let label = "";
  let isOther = false;
  for (const step of path) {
    if (typeof step === "string") {
      const name = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step) ? step : JSON.stringify(step);
      label += label === "" ? name : `.${name}`;
    } else {
      const text = itemLabel(left, right, step);
      isOther ||= text !== `[${step}]`;
      label += text;
    }
    left = partOf(left, step);
    right = partOf(right, step);
  }
  return { label, isOther };
}

function itemLabel(left: Part, right: Part, position: number): string {
  const sides: readonly Part[] = [right, left];
  const lists = sides.filter(isPlanList);
  const item = lists.map((list) => list[position]).find((each) => each !== undefined);
  if (item === undefined || !isPlanObject(item)) return `[${position}]`;
  if (lists.every(({ length }) => length <= 1)) return "";
  for (const member of NAMES) {
    const name = memberOf(item, member);
    if (typeof name !== "string" || !PLAIN_NAME.test(name)) continue;
    if (lists.every((list) => list.filter((each) => nameOf(each, member) === name).length <= 1)) {
      return `[${name}]`;
    }
  }
  return `[${position}]`;
}

function nameOf(item: PlanValue, member: string): Part {
  return isPlanObject(item) ? memberOf(item, member) : ABSENT;
}

function partOf(part: Part, step: string | number): Part {
  if (typeof step === "number") return isPlanList(part) ? (part[step] ?? ABSENT) : ABSENT;
  return isPlanObject(part) ? memberOf(part, step) : ABSENT;
}

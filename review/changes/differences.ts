import { ValuePath } from "../model";
import { PlanValue } from "../plan/value";
import { pairs } from "./pairs";
import { ABSENT, isPlanList, isPlanObject, isSame, memberOf, Part } from "./values";

/** A part that differs between two values. */
export interface Difference {
  readonly path: ValuePath;
  readonly before: Part;
  readonly after: Part;
}

/** How lists are walked. */
export interface DifferenceOptions {
  /** Whether a path names an item of a list by its `name`, where it has one, instead of its position. */
  readonly byName: boolean;
}

/** Levels below which whatever differs is told as a whole. */
const MAX_DEPTH = 100;

/** The smallest parts that differ, in the order of their paths. The order of members of an object means nothing. */
export function differences(before: Part, after: Part, options: DifferenceOptions): readonly Difference[] {
  const found: Difference[] = [];
  compare(before, after, [], options, found);
  // Plans write members in order: most often there is nothing to sort.
  return isInOrder(found) ? found : found.sort((a, b) => comparePaths(a.path, b.path));
}

function isInOrder(found: readonly Difference[]): boolean {
  for (let index = 1; index < found.length; index += 1) {
    const [before, after] = [found[index - 1], found[index]];
    if (before !== undefined && after !== undefined && comparePaths(before.path, after.path) > 0)
      return false;
  }
  return true;
}

/** The order of paths: positions by number, names by their letters. */
export function comparePaths(a: ValuePath, b: ValuePath): number {
  for (let index = 0; index < a.length; index += 1) {
    const [step, other] = [a[index], b[index]];
    if (step === undefined || other === undefined) break;
    if (step === other) continue;
    if (typeof step === "number" && typeof other === "number") return step - other;
    return String(step) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}

function compare(
  before: Part,
  after: Part,
  path: ValuePath,
  options: DifferenceOptions,
  found: Difference[],
): void {
  if (isNothing(before) && isNothing(after)) return;
  if (path.length > MAX_DEPTH) {
    if (!isSame(before, after)) found.push({ path, before, after });
  } else if (isPlanObject(before) && isPlanObject(after)) {
    for (const name of Object.keys(before)) {
      const left: Part = memberOf(before, name);
      const right: Part = memberOf(after, name);
      if (left !== right || typeof left === "symbol") compare(left, right, [...path, name], options, found);
    }
    for (const name of Object.keys(after)) {
      if (!Object.hasOwn(before, name))
        compare(ABSENT, memberOf(after, name), [...path, name], options, found);
    }
  } else if (isPlanList(before) && isPlanList(after)) {
    compareLists(before, after, path, options, found);
  } else if (isNothing(before) && isContainer(after)) {
    leaves(after, path, (each, there) => found.push({ path: there, before: ABSENT, after: each }));
  } else if (isNothing(after) && isContainer(before)) {
    leaves(before, path, (each, there) => found.push({ path: there, before: each, after: ABSENT }));
  } else if (!isSame(before, after)) {
    found.push({ path, before, after });
  }
}

function compareLists(
  before: readonly PlanValue[],
  after: readonly PlanValue[],
  path: ValuePath,
  options: DifferenceOptions,
  found: Difference[],
): void {
  const [only = null] = before;
  const [other = null] = after;
  const single = before.length === 1 && after.length === 1 && isPlanObject(only) && isPlanObject(other);
  if (single && !options.byName) {
    // Most lists are blocks of which there is one: looking for names in them is for nothing.
    compare(only, other, [...path, 0], options, found);
    return;
  }
  const paired = isSame(before, after) ? [] : pairs(before, after);
  if (paired === undefined) {
    found.push({ path, before, after });
    return;
  }
  for (const { left, right, name } of paired) {
    const step = options.byName && name !== undefined ? name : (right ?? left ?? 0);
    compare(
      left === undefined ? ABSENT : (before[left] ?? null),
      right === undefined ? ABSENT : (after[right] ?? null),
      [...path, step],
      options,
      found,
    );
  }
}

/** The parts of a value that is new or gone: what is empty is not worth a line, and plain lists take one. */
function leaves(value: Part, path: ValuePath, found: (part: Part, path: ValuePath) => void): void {
  if (path.length <= MAX_DEPTH && isPlanObject(value)) {
    for (const name of Object.keys(value).sort()) leaves(memberOf(value, name), [...path, name], found);
  } else if (path.length <= MAX_DEPTH && isPlanList(value) && value.some(isContainer)) {
    value.forEach((item, index) => leaves(item, [...path, index], found));
  } else if (!isNothing(value) && value !== "" && !(isPlanList(value) && value.length === 0)) {
    found(value, path);
  }
}

function isContainer(part: Part): boolean {
  return isPlanObject(part) || isPlanList(part);
}

function isNothing(part: Part): boolean {
  return part === ABSENT || part === null;
}

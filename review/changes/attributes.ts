import { AttributeChange, ValuePath } from "../model";
import { PlanValue } from "../plan/value";
import { comparePaths, Difference, differences } from "./differences";
import { labelOf } from "./label";
import { mayHaveMeaning, meaningChanges } from "./meaning";
import { shownPair } from "./shown";
import { ABSENT, isPlanList, isPlanObject, memberOf, Part } from "./values";

/**
 * The parts of a resource that differ, in the order of their paths.
 *
 * @param replacePaths - attributes that force a replacement; each of them is in the result.
 */
export function attributeChanges(
  before: PlanValue,
  after: PlanValue,
  replacePaths: readonly ValuePath[] = [],
): readonly AttributeChange[] {
  const found = differences(before, after, { byName: false });
  const silent: readonly Difference[] = replacePaths
    .filter((path) => !found.some((each) => isWithin(each.path, path) || isWithin(path, each.path)))
    .map((path) => ({ path, before: partAt(before, path), after: partAt(after, path) }));
  const all =
    silent.length === 0 ? found : [...found, ...silent].sort((a, b) => comparePaths(a.path, b.path));
  return all.map((each) => {
    const label = labelOf(before, after, each.path);
    return attributeChange(each, replacePaths, label);
  });
}

function attributeChange(
  { path, before, after }: Difference,
  replacePaths: readonly ValuePath[],
  label: string | undefined,
): AttributeChange {
  const [left, right] = shownPair(before, after);
  const change: AttributeChange = {
    path,
    before: left,
    after: right,
    forcesReplacement: replacePaths.some((forcing) => isWithin(path, forcing) || isWithin(forcing, path)),
    ...(label === undefined ? {} : { label }),
  };
  return typeof before === "string" && typeof after === "string" && mayHaveMeaning(before, after)
    ? withMeaning(change, before, after)
    : change;
}

/** The meaning is found when somebody asks for it: a report with little room shows a few of thousands. */
function withMeaning(change: AttributeChange, before: string, after: string): AttributeChange {
  let found: { readonly meaning: AttributeChange["meaning"] } | undefined;
  return {
    ...change,
    get meaning() {
      found ??= { meaning: meaningChanges(before, after) };
      return found.meaning;
    },
  };
}

function isWithin(path: ValuePath, outer: ValuePath): boolean {
  return outer.length <= path.length && outer.every((step, index) => step === path[index]);
}

/** The part of a value at a path. */
export function partAt(value: PlanValue, path: ValuePath): Part {
  let part: Part = value;
  for (const step of path) {
    if (typeof step === "string" && isPlanObject(part)) part = memberOf(part, step);
    else if (typeof step === "number" && isPlanList(part)) part = part[step] ?? ABSENT;
    else return ABSENT;
  }
  return part;
}

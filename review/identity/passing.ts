import { isPlanList, isPlanObject, isSame, PlanObject } from "../changes/values";
import { sortOf } from "../drift/sorts";
import { ValuePath } from "../model";
import { PlannedResource } from "../plan/plan";
import { PlanValue, UNKNOWN } from "../plan/value";

/** A value before and after. */
interface Sides {
  readonly before: PlanValue;
  readonly after: PlanValue;
}

/** Whether a name is of what comes and goes by itself, by names that were asked for before. */
const known = new Map<string, boolean>();

function isPassing(name: string): boolean {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  const { sort } = sortOf([name]);
  const found = sort === "noise" || sort === "scaling";
  known.set(name, found);
  return found;
}

/** Says whether a path leads to what comes and goes by itself, and so is no part of a digest. */
export function isPassingPath(path: ValuePath): boolean {
  return path.some((step) => typeof step === "string" && isPassing(step));
}

/**
 * A resource without what a cloud, a cluster or an autoscaler changes all the time, and the plan does not: versions of
 * objects, states, numbers of nodes. Otherwise two plans of one change would differ wherever something is alive.
 */
export function withoutPassing(resource: PlannedResource): PlannedResource {
  const { before, after } = resource;
  if (before === null) return resource;
  const sides = stripped({ before, after }, false);
  return sides.before === before && sides.after === after ? resource : { ...resource, ...sides };
}

/**
 * The same of a drift: what passes is no drift at all.
 *
 * @returns undefined when nothing of it is left.
 */
export function driftWithoutPassing(resource: PlannedResource): PlannedResource | undefined {
  const { before, after } = resource;
  if (before === null || after === null) return resource;
  const sides = stripped({ before, after }, true);
  return isSame(sides.before, sides.after) ? undefined : { ...resource, ...sides };
}

/** @param all - whether also what differs is left out. */
function stripped(sides: Sides, all: boolean): Sides {
  const { before, after } = sides;
  if (isPlanObject(before)) {
    if (after !== null && !isPlanObject(after)) return sides;
    return strippedMembers(before, after, all);
  }
  if (!isPlanList(before)) return sides;
  if (after !== null && !(isPlanList(after) && after.length === before.length)) return sides;
  const items = before.map((item, at) =>
    stripped({ before: item, after: after === null ? null : (after[at] ?? null) }, all),
  );
  return {
    before: items.map((item) => item.before),
    after: after === null ? null : items.map((item) => item.after),
  };
}

function strippedMembers(before: PlanObject, after: PlanObject | null, all: boolean): Sides {
  const [left, right]: [Record<string, PlanValue>, Record<string, PlanValue>] = [{}, {}];
  for (const name in before) {
    const was = before[name] ?? null;
    const isThere = after !== null && Object.hasOwn(after, name);
    const will = isThere ? (after[name] ?? null) : null;
    if (isPassing(name)) {
      if (all || after === null || (isThere && isSame(was, will))) continue;
      // Only the apply tells what it will be: what it was says nothing.
      if (will !== UNKNOWN) left[name] = was;
      if (isThere) right[name] = will;
      continue;
    }
    const sides = stripped({ before: was, after: isThere ? will : null }, all);
    left[name] = sides.before;
    if (isThere) right[name] = sides.after;
  }
  for (const name in after) {
    if (!Object.hasOwn(before, name) && !(all && isPassing(name))) right[name] = after[name] ?? null;
  }
  return { before: left, after: after === null ? null : right };
}

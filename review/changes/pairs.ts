import { PlanValue, UNKNOWN } from "../plan/value";
import { isPlanList, isPlanObject, isSame, memberOf } from "./values";

/** Items of two lists that belong together, by position; one of them is missing for what is new or gone. */
export interface Pair {
  readonly left?: number;
  readonly right?: number;
  readonly name?: string;
}

/** Members by which items of lists are told apart, the best first. */
const NAMES = [
  "name",
  "key",
  "metadata.name",
  "id",
  "address",
  "port",
  "container_port",
  "mount_path",
  "mountPath",
];

/** Lists longer than this are not searched for what is equal in another place. */
const MAX_SEARCHED = 2000;

type List = readonly PlanValue[];

/** Which items of two lists belong together; undefined when only their order differs, or when nothing can be said. */
export function pairs(before: List, after: List): readonly Pair[] | undefined {
  const named = pairsByName(before, after);
  if (named !== undefined) return named;
  if (Math.max(before.length, after.length) > MAX_SEARCHED) {
    return before.length === after.length ? byPosition(before, after) : undefined;
  }
  const { left, right } = unmatched(before, after);
  if (left.length === 0 && right.length === 0) return undefined;
  const samePlaces = left.length === right.length && left.every((at, index) => at === right[index]);
  const structured = [...left.map((at) => before[at]), ...right.map((at) => after[at])].every(
    (item) => item !== undefined && (isPlanObject(item) || isPlanList(item) || item === UNKNOWN),
  );
  if (samePlaces || structured) return inOrder(left, right);
  return [...left.map((at) => ({ left: at })), ...right.map((at) => ({ right: at }))];
}

function byPosition(before: List, after: List): readonly Pair[] {
  return after.flatMap((item, at) => (isSame(before[at] ?? null, item) ? [] : [{ left: at, right: at }]));
}

function inOrder(left: readonly number[], right: readonly number[]): readonly Pair[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const [one, other] = [left[index], right[index]];
    return { ...(one === undefined ? {} : { left: one }), ...(other === undefined ? {} : { right: other }) };
  });
}

/** Positions of items that have no equal in the other list. */
function unmatched(before: List, after: List): { readonly left: number[]; readonly right: number[] } {
  const right = new Set(after.keys());
  const left: number[] = [];
  before.forEach((item, at) => {
    if (right.has(at) && isSame(item, after[at] ?? null)) right.delete(at);
    else left.push(at);
  });
  const stillLeft = left.filter((at) => {
    for (const other of right) {
      if (!isSame(before[at] ?? null, after[other] ?? null)) continue;
      right.delete(other);
      return false;
    }
    return true;
  });
  return { left: stillLeft, right: [...right] };
}

function pairsByName(before: List, after: List): readonly Pair[] | undefined {
  for (const member of NAMES) {
    const left = positions(before, member);
    const right = positions(after, member);
    if (left === undefined || right === undefined) continue;
    const names = [...new Set([...left.keys(), ...right.keys()])];
    return names.map((name) => {
      const [one, other] = [left.get(name), right.get(name)];
      return {
        name,
        ...(one === undefined ? {} : { left: one }),
        ...(other === undefined ? {} : { right: other }),
      };
    });
  }
  return undefined;
}

/** Positions of items by what one member says; undefined unless it tells them all apart. */
function positions(list: List, member: string): ReadonlyMap<string, number> | undefined {
  const found = new Map<string, number>();
  for (const [at, item] of list.entries()) {
    const name = nameOf(item, member);
    if (name === undefined || found.has(name)) return undefined;
    found.set(name, at);
  }
  return found;
}

function nameOf(item: PlanValue, member: string): string | undefined {
  let part = item;
  for (const step of member.split(".")) {
    if (!isPlanObject(part)) return undefined;
    const next = memberOf(part, step);
    if (typeof next === "symbol") return undefined;
    part = next;
  }
  if (typeof part === "number") return String(part);
  return typeof part === "string" && part !== "" ? part : undefined;
}

import { actionOf } from "../changes";
import { ABSENT, isPlanList, isPlanObject, isSame, memberOf, PlanObject } from "../changes/values";
import { PlannedResource } from "../plan/plan";
import { MaskedValue, PlanValue, UNKNOWN } from "../plan/value";

/** Something that goes, and something of the same type that comes and looks like it. */
export interface Rename {
  readonly from: PlannedResource;
  readonly to: PlannedResource;
}

/** Attributes that follow the address in many programs, and tell nothing of what a thing is. */
const SAYS_WHOSE = /^(tags|tags_all|tag|labels|annotations|description|remark|timeouts|[a-z_]*_?tags)$/;

/** Names, which the clouds let one change in place. In Kubernetes a name is what a thing is. */
const NAME = /^(name|[a-z_]+_name|alias)$/;

/** More of one type that go and come in one stack are a rebuild, not renames. */
const MOST_OF_A_TYPE = 100;

/**
 * Pairs of what a plan deletes and creates that are likely the same thing under another address. A pair counts only when
 * nothing else would fit as well.
 */
export function renamesIn(resources: readonly PlannedResource[]): readonly Rename[] {
  const gone = byType(resources, "delete");
  const made = byType(resources, "create");
  return [...gone].flatMap(([type, from]) => {
    const to = made.get(type) ?? [];
    return from.length > MOST_OF_A_TYPE || to.length > MOST_OF_A_TYPE ? [] : pairsOf(from, to);
  });
}

function byType(
  resources: readonly PlannedResource[],
  action: "create" | "delete",
): ReadonlyMap<string, readonly PlannedResource[]> {
  const found = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    if (resource.mode !== "managed" || resource.deposed !== undefined || actionOf(resource) !== action)
      continue;
    const list = found.get(resource.type);
    if (list === undefined) found.set(resource.type, [resource]);
    else list.push(resource);
  }
  return found;
}

function pairsOf(gone: readonly PlannedResource[], made: readonly PlannedResource[]): readonly Rename[] {
  const likely = gone.flatMap((from) =>
    made.flatMap((to) => {
      const likeness = likenessOf(from, to);
      return likeness === 0 ? [] : [{ from, to, likeness }];
    }),
  );
  return likely.filter(({ from, to, likeness }) =>
    likely.every((other) => (other.from === from) === (other.to === to) || other.likeness < likeness),
  );
}

/** How many parts are equal; 0 when any part that matters is not. */
function likenessOf(from: PlannedResource, to: PlannedResource): number {
  const named = /^(kubernetes|helm)_/.test(from.type);
  const count = equalParts(
    from.before,
    to.after,
    (name) => SAYS_WHOSE.test(name) || (!named && NAME.test(name)),
  );
  if (count === undefined || count.certain === 0) return 0;
  return count.certain + count.loose;
}

interface Count {
  /** Parts that say what a thing is. */
  readonly certain: number;

  /** Parts that only tell candidates apart. */
  readonly loose: number;
}

/**
 * Counts what is equal of all that is known of what comes: what it leaves open, or to the provider, says nothing.
 *
 * @returns undefined when anything differs that is not loose.
 */
function equalParts(
  old: PlanValue | typeof ABSENT,
  made: PlanValue,
  isLoose: (name: string) => boolean,
  loose = false,
): Count | undefined {
  if (made === UNKNOWN || made === null || made === "") return { certain: 0, loose: 0 };
  if (isPlanObject(made)) return sum(members(old, made, isLoose, loose));
  if (isPlanList(made)) {
    if (!loose && isPlanList(old) && old.length !== made.length) return undefined;
    return sum(items(old, made, isLoose, loose));
  }
  const same = old !== ABSENT && isSame(old, made);
  if (loose) return { certain: 0, loose: Number(same) };
  if (same) return { certain: tells(made) ? 1 : 0, loose: 1 };
  // What is the same as nothing: providers fill it in.
  return made === false || made === 0 ? { certain: 0, loose: 0 } : undefined;
}

function* members(
  old: PlanValue | typeof ABSENT,
  made: PlanObject,
  isLoose: (name: string) => boolean,
  loose: boolean,
): Generator<Count | undefined> {
  for (const name of Object.keys(made)) {
    const inner = isPlanObject(old) ? memberOf(old, name) : ABSENT;
    yield equalParts(inner, made[name] ?? null, isLoose, loose || isLoose(name));
  }
}

function* items(
  old: PlanValue | typeof ABSENT,
  made: readonly PlanValue[],
  isLoose: (name: string) => boolean,
  loose: boolean,
): Generator<Count | undefined> {
  for (const [index, part] of made.entries()) {
    yield equalParts(isPlanList(old) ? (old[index] ?? ABSENT) : ABSENT, part, isLoose, loose);
  }
}

/** Flags are equal by chance. */
function tells(value: PlanValue): boolean {
  return typeof value === "string" || typeof value === "number" || value instanceof MaskedValue;
}

/** Stops at the first part that differs. */
function sum(counts: Iterable<Count | undefined>): Count | undefined {
  let [certain, loose] = [0, 0];
  for (const count of counts) {
    if (count === undefined) return undefined;
    certain += count.certain;
    loose += count.loose;
  }
  return { certain, loose };
}

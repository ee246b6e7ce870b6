import { BlockSchema, NestedBlockSchema } from "../schema";
import { hasUnknown, isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../value";
import { listElement, member, Place, setElement } from "./place";
import { planAttribute } from "./plan-attribute";
import { PlanDraft } from "./plan-draft";
import { elementKey, isZero, kindOf, sameElements } from "./values";

/** One block before and as proposed; `prior` is null for a block that was not there. */
export interface BlockPair {
  readonly block: BlockSchema;
  readonly prior: ObjectValue | null;
  readonly proposed: ObjectValue;
  readonly inSet: boolean;
}

/** Plans a block and everything in it as the plugin SDK does. */
export function planBlock(draft: PlanDraft, place: Place, pair: BlockPair): ObjectValue {
  const { block, prior, proposed, inSet } = pair;
  const result: Record<string, Value> = {};
  for (const [name, schema] of block.attributes) {
    const before = prior?.[name] ?? null;
    result[name] =
      name === "id" && place.path.length === 0
        ? (before ?? UNKNOWN)
        : planAttribute(draft, member(place, name), {
            schema,
            prior: before,
            proposed: proposed[name] ?? null,
            exists: prior !== null,
            inSet,
          });
  }
  for (const [name, nested] of block.blocks) {
    result[name] = planNested(draft, member(place, name), nested, {
      prior: prior?.[name] ?? null,
      proposed: proposed[name] ?? null,
      exists: prior !== null,
      inSet,
    });
  }
  return result;
}

interface NestedPair {
  readonly prior: Value;
  readonly proposed: Value;
  readonly exists: boolean;
  readonly inSet: boolean;
}

function planNested(draft: PlanDraft, place: Place, nested: NestedBlockSchema, pair: NestedPair): Value {
  const { prior, proposed } = pair;
  // The timeouts block: it is carried along and never makes a difference by itself.
  if (nested.nesting !== "list" && nested.nesting !== "set") return proposed;
  if (proposed === UNKNOWN) {
    draft.change(place);
    return UNKNOWN;
  }
  const before = isListValue(prior) ? prior : [];
  const after = isListValue(proposed) ? proposed : [];
  if (after.length === 0 && draft.factsOf(place).computed === true) {
    if (pair.exists) return isListValue(prior) ? prior.map((each) => fillMaps(each, nested.block)) : prior;
    draft.change(place);
    return UNKNOWN;
  }
  if (draft.isSuppressed(place, prior, proposed)) return prior ?? [];
  return nested.nesting === "list"
    ? planList(draft, place, nested.block, { before, after, inSet: pair.inSet })
    : planSet(draft, place, nested.block, { before, after, inSet: pair.inSet });
}

interface Elements {
  readonly before: readonly Value[];
  readonly after: readonly Value[];
  readonly inSet: boolean;
}

function planList(
  draft: PlanDraft,
  place: Place,
  block: BlockSchema,
  { before, after, inSet }: Elements,
): Value {
  if (before.length !== after.length) draft.change(place);
  before.slice(after.length).forEach((gone, i) => {
    recordRemoval(draft, listElement(place, after.length + i), block, gone);
  });
  return after.map((proposed, index) =>
    isObjectValue(proposed)
      ? planBlock(draft, listElement(place, index), {
          block,
          prior: objectOrNull(before[index]),
          proposed,
          inSet,
        })
      : proposed,
  );
}

function planSet(
  draft: PlanDraft,
  place: Place,
  block: BlockSchema,
  { before, after, inSet }: Elements,
): Value {
  const key = (value: Value): string => elementKey(value, block);
  if (!inSet && !after.some(hasUnknown) && sameElements(before, after, key)) return before;
  draft.change(place, before.length !== after.length);
  const priors = new Map(before.map((value) => [key(value), value] as const));
  const kept = new Set(after.map(key));
  const inside = setElement(place);
  before
    .filter((value) => !kept.has(key(value)))
    .forEach((gone) => {
      recordRemoval(draft, inside, block, gone);
    });
  return after.map((proposed) =>
    isObjectValue(proposed)
      ? planBlock(draft, inside, {
          block,
          prior: objectOrNull(priors.get(key(proposed))),
          proposed,
          inSet: true,
        })
      : proposed,
  );
}

function recordRemoval(draft: PlanDraft, place: Place, block: BlockSchema, gone: Value): void {
  const before = objectOrNull(gone);
  for (const [name, { computed }] of block.attributes) {
    if (!computed && !isZero(before?.[name])) draft.change(member(place, name));
  }
}

/** What is kept of a block that the provider filled: the maps in it come out empty rather than null. */
function fillMaps(kept: Value, block: BlockSchema): Value {
  if (!isObjectValue(kept)) return kept;
  const result: Record<string, Value> = { ...kept };
  for (const [name, { type, computed }] of block.attributes) {
    if (kindOf(type) === "map" && !computed) result[name] ??= {};
  }
  for (const [name, nested] of block.blocks) {
    const inner = kept[name];
    if (isListValue(inner)) result[name] = inner.map((each) => fillMaps(each, nested.block));
  }
  return result;
}

function objectOrNull(value: Value | undefined): ObjectValue | null {
  return isObjectValue(value) ? value : null;
}

import { AttributeSchema } from "../schema";
import { hasUnknown, isListValue, isObjectValue, UNKNOWN, Value } from "../value";
import { Place } from "./place";
import { PlanDraft } from "./plan-draft";
import { isZero, kindOf, sameElements, textOf } from "./values";

/** One attribute before and as proposed. */
export interface AttributePair {
  readonly schema: AttributeSchema;
  readonly prior: Value;
  readonly proposed: Value;

  /** Whether the block around it was there before: what it has not filled by then it does not fill later. */
  readonly exists: boolean;

  /** Inside a set the SDK plans every attribute of a changed element anew, even those that are not set. */
  readonly inSet: boolean;
}

/** Plans one attribute as the plugin SDK does: the value in the planned state. */
export function planAttribute(draft: PlanDraft, place: Place, pair: AttributePair): Value {
  if (pair.schema.writeOnly) return null;
  switch (kindOf(pair.schema.type)) {
    case "list":
    case "set":
    case "map":
      return planCollection(draft, place, pair);
    default:
      return planPrimitive(draft, place, pair);
  }
}

function planPrimitive(draft: PlanDraft, place: Place, pair: AttributePair): Value {
  const { schema, prior, inSet } = pair;
  if (pair.proposed === UNKNOWN) {
    draft.change(place);
    return UNKNOWN;
  }
  const next = defaulted(draft, place, pair);
  if (next === null || (schema.computed && next === "")) return planUnset(draft, place, pair);

  const same = textOf(prior) === textOf(next);
  if (same && (!inSet || prior !== null)) return prior === null && pair.proposed !== "" ? null : next;
  if (!same && draft.isSuppressed(place, prior, next)) return prior;
  draft.change(place, !same);
  return next;
}

function defaulted(draft: PlanDraft, place: Place, { schema, prior, proposed }: AttributePair): Value {
  if (proposed !== null) return draft.normalized(place, proposed, prior);
  const usual = schema.optional ? (draft.factsOf(place).default ?? null) : null;
  // Facts write numbers without quotes even where the attribute is a string.
  return usual !== null && schema.type === "string" ? String(usual) : usual;
}

function planUnset(draft: PlanDraft, place: Place, { schema, prior, inSet }: AttributePair): Value {
  if (schema.computed) {
    if (prior !== null && !(draft.creating && prior === "")) return prior;
    if (!draft.creating && !inSet) return prior;
    draft.change(place);
    return UNKNOWN;
  }
  if (prior === null) return inSet && kindOf(schema.type) === "string" ? "" : null;
  if (isZero(prior)) {
    if (!inSet) return prior;
    draft.change(place, false);
    return null;
  }
  if (draft.isSuppressed(place, prior, null)) return prior;
  draft.change(place);
  return null;
}

function planCollection(draft: PlanDraft, place: Place, pair: AttributePair): Value {
  const { schema, prior, inSet } = pair;
  const proposed = pair.proposed === null ? null : draft.normalized(place, pair.proposed, prior);
  const kind = kindOf(schema.type);
  if (proposed === null) {
    if (schema.computed && (prior !== null || pair.exists)) return prior;
    if (schema.computed) {
      if (!draft.creating && draft.isSuppressed(place, prior, UNKNOWN)) return prior;
      draft.change(place);
      return UNKNOWN;
    }
    // A map inside a block that was there before comes out of an update empty rather than null.
    if (prior === null) return kind === "map" && pair.exists && place.path.length > 1 ? {} : null;
    if (isZero(prior) || draft.isSuppressed(place, prior, null)) return prior;
    draft.change(place);
    return kind === "map" ? {} : [];
  }
  if (isSame(kind, prior, proposed)) {
    // An empty list that is configured stays one; an empty map is lost on the way.
    const keepsEmpty = prior === null && kind !== "map";
    return keepsEmpty || (inSet && kind === "list") ? proposed : prior;
  }
  if (draft.isSuppressed(place, prior, proposed)) return prior;
  draft.change(place);
  // Only lists keep what is known of them; one unknown member makes a set or a map unknown as a whole.
  return kind !== "list" && hasUnknown(proposed) ? UNKNOWN : proposed;
}

function isSame(kind: string, prior: Value, proposed: Value): boolean {
  if (hasUnknown(proposed)) return false;
  if (isZero(prior) && isZero(proposed)) return true;
  if (kind === "set" && isListValue(prior) && isListValue(proposed))
    return sameElements(prior, proposed, textOf);
  if (kind === "map" && isObjectValue(proposed)) return textOf(prior) === textOf(withoutNulls(proposed));
  return textOf(prior) === textOf(proposed);
}

function withoutNulls(map: Readonly<Record<string, Value>>): Value {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
}

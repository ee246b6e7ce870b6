import { bare, isMask } from "../masking/mask-text";
import { Shown } from "../model";
import { MaskedValue, PlanValue, UNKNOWN } from "../plan/value";
import { ABSENT, isPlanList, isPlanObject, Part } from "./values";

const NOTHING: Shown = { kind: "absent" };
const MASKED: Shown = { kind: "masked" };
const OPEN: Shown = { kind: "unknown" };

/** A part of a plan as a report may show it. */
export function shown(part: Part): Shown {
  if (part === ABSENT || part === null) return NOTHING;
  if (part === UNKNOWN) return OPEN;
  if (part instanceof MaskedValue) return MASKED;
  if (typeof part === "string") return isMask(part) ? MASKED : { kind: "text", text: bare(part) };
  return { kind: "text", text: JSON.stringify(plain(part)) };
}

/** Both sides of a change. They never look the same: what differs in a secret only, is masked. */
export function shownPair(before: Part, after: Part): readonly [Shown, Shown] {
  const [left, right] = [shown(before), shown(after)];
  if (left.kind !== "text" || right.kind !== "text" || left.text !== right.text) return [left, right];
  const texts = [before, after].map((part) => JSON.stringify(typeof part === "symbol" ? null : plain(part)));
  const [one = "", other = ""] = texts;
  return one === other
    ? [MASKED, MASKED]
    : [
        { kind: "text", text: one },
        { kind: "text", text: other },
      ];
}

/** Without anything that is no JSON. */
function plain(value: PlanValue): unknown {
  if (value === UNKNOWN) return "(known after apply)";
  if (value instanceof MaskedValue) return "(masked)";
  if (typeof value === "string") return bare(value);
  if (isPlanList(value)) return value.map(plain);
  if (!isPlanObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}

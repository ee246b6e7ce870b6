import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { durationMilliseconds } from "./duration";
import { Deadline } from "./wait";

/** The actions that a `timeouts` block limits. */
export type TimedAction = "create" | "update" | "delete";

/** What the SDK waits where nobody says otherwise. */
const USUAL = "20m";

/** Limits of a type, as the provider sets them. */
export type Timeouts = Readonly<Partial<Record<TimedAction, string>>>;

/** Until when an action may wait: as the resource says, else as the type does. */
export function deadlineOf(
  action: TimedAction,
  resource: ObjectValue,
  usual: Timeouts,
  signal: AbortSignal,
): Deadline {
  const block = resource["timeouts"];
  const given = isListValue(block) ? block[0] : block;
  const text = isObjectValue(given) ? given[action] : undefined;
  const chosen = typeof text === "string" && text !== "" ? text : (usual[action] ?? USUAL);
  return { at: Date.now() + (durationMilliseconds(chosen) ?? 0), signal };
}

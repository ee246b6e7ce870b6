import { isDeepStrictEqual } from "node:util";
import { AttributeChange, ResourceBehaviour } from "../../plugin/sdk/behaviour";
import { sameElements, textOf } from "../../plugin/sdk/values";
import { isListValue, Value } from "../../plugin/value";

/** The part of a behaviour that shapes plans. */
export type Planning = Pick<ResourceBehaviour, "suppressDiff" | "normalize" | "customizeDiff" | "validate">;

/** Says which changes do not count. */
export type Suppression = (change: AttributeChange) => boolean;

/** Two JSON texts that mean the same. */
export const sameJson: Suppression = ({ prior, planned }) => {
  if (typeof prior !== "string" || typeof planned !== "string") return false;
  const [before, after] = [parsed(prior), parsed(planned)];
  return before !== undefined && after !== undefined && isDeepStrictEqual(before, after);
};

/** Two lists with the same members. */
export const sameInAnyOrder: Suppression = ({ prior, planned }) =>
  isListValue(prior) && isListValue(planned) && sameElements(prior, planned, textOf);

/** Nothing and this value are the same to the provider. */
export const likeNothing =
  (value: Value): Suppression =>
  ({ prior, planned }) =>
    (prior === null || prior === "") && planned === value;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

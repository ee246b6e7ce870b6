import { DriftReport, Review } from "../../model";
import { REVIEW } from "./schema";

/** What a terminal would act on, or an editor not show, within the strings of a JSON text. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A review as JSON, as `review.schema.json` describes it, or a report of drift, as `drift.schema.json` does. It is all of it: values are neither cut nor replaced,
 * and what cannot be seen is written as an escape.
 */
export function formatJson(review: Review | DriftReport): string {
  const text = JSON.stringify(review, null, 2);
  return `${/[^ -~\n]/u.test(text) ? text.replace(UNSEEN, escaped) : text}\n`;
}

/**
 * Reads what {@link formatJson} wrote.
 *
 * @throws when the text is something else, with the first thing that is wrong
 */
export function parseReview(text: string): Review {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("this is no review: it is not JSON");
  }
  const result = REVIEW.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? "" : ` at ${issue.path.join(".") || "its top"}: ${issue.message}`;
  throw new Error(`this is no review${where}`);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}

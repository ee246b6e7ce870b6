import { Part } from "../changes/values";

/** Whether a number, or a time such as `30d` in the same unit, is less than before. */
export function goesDown(before: Part, after: Part): boolean {
  const [was, will] = [amountOf(before), amountOf(after)];
  return was !== undefined && will !== undefined && was.unit === will.unit && will.number < was.number;
}

/** A number and its unit; `+90`, as some programs write more than 90, is 90. */
function amountOf(part: Part): { readonly number: number; readonly unit: string } | undefined {
  if (typeof part === "number") return { number: part, unit: "" };
  const [, number, unit = ""] =
    (typeof part === "string" && /^\+?(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(part)) || [];
  return number === undefined ? undefined : { number: Number(number), unit };
}

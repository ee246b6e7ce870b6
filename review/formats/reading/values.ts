import { Shown, ValuePath } from "../../model";
import { code, Words } from "../text";

/** A path as somebody would write it: `spec.ports[0]."a.b"`. */
export function pathText(path: ValuePath): string {
  if (path.length === 0) return "(whole)";
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${String(step)}]`;
      const name = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step) ? step : JSON.stringify(step);
      return index === 0 ? name : `.${name}`;
    })
    .join("");
}

/** A text that could be taken for what stands for another kind of value is quoted. */
const STAND_INS = /^"*\((?:none|known after apply|secret)\)"*$/u;

/** A value in one line. What no text stands for is said in words, in parentheses. */
export function shownText(shown: Shown): string {
  switch (shown.kind) {
    case "absent":
      return "(none)";
    case "unknown":
      return "(known after apply)";
    case "masked":
      return "(secret)";
    case "text":
      return STAND_INS.test(shown.text) ? JSON.stringify(shown.text) : shown.text;
  }
}

/** `a` → `b`; of a secret only that it changes. */
export function changeWords(before: Shown, after: Shown, limit = 80): Words {
  if (before.kind === "masked" && after.kind === "masked") return ["a secret that changes"];
  const [was, is] = whereTheyDiffer(shownText(before), shownText(after), limit);
  const words = ({ kind }: Shown, text: string) => (kind === "text" ? code(text, limit) : text);
  return [words(before, was), " → ", words(after, is)];
}

/** What stays of a text before the place where two differ. */
const LEAD = 24;

/**
 * Two texts as far as they differ, when one is too long to be shown: what both begin with and end with is left out.
 */
export function whereTheyDiffer(before: string, after: string, limit: number): readonly [string, string] {
  const shorter = Math.min(before.length, after.length);
  if (Math.max(before.length, after.length) <= limit) return [before, after];
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const from = start > LEAD * 2 ? start - LEAD : 0;
  const until = end > LEAD * 2 ? end - LEAD : 0;
  const part = (text: string) =>
    `${from > 0 ? "…" : ""}${text.slice(from, text.length - until)}${until > 0 ? "…" : ""}`;
  return [part(before), part(after)];
}

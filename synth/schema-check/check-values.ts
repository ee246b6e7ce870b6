import { shown } from "./literal-types";
import { ProblemCode } from "./problem";
import { AttributeFacts } from "./schema";
import { hasExpression } from "./template";

/** Takes a problem of a value; the suffix says which item of a list it is. */
export type ReportValue = (suffix: string, code: ProblemCode, message: string) => void;

/** Compares a literal value, or each item of a list of them, with the values that are allowed. */
export function checkValue(value: unknown, facts: AttributeFacts, report: ReportValue, suffix = ""): void {
  const { enum: values, pattern, range } = facts;
  if (values === undefined && pattern === undefined && range === undefined) return;
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => checkValue(item, facts, report, `${suffix}[${index}]`));
    return;
  }
  if (!isLiteral(value)) return;
  const text = String(value);
  if (values !== undefined && !values.some((allowed) => String(allowed) === text)) {
    report(suffix, "value-not-allowed", `expected one of ${values.join(", ")}, got ${shown(value)}`);
  }
  if (pattern !== undefined && !new RegExp(`^(?:${pattern[0]})$`).test(text)) {
    report(suffix, "value-not-allowed", `expected ${pattern[1]}, got ${shown(value)}`);
  }
  if (range === undefined) return;
  const [min, max] = range;
  const number = Number(value);
  if ((min !== null && number < min) || (max !== null && number > max)) {
    report(suffix, "value-out-of-range", `expected ${rangeInWords(min, max)}, got ${shown(value)}`);
  }
}

function isLiteral(value: unknown): value is string | number | boolean {
  if (typeof value === "string") return !hasExpression(value);
  return typeof value === "number" || typeof value === "boolean";
}

function rangeInWords(min: number | null, max: number | null): string {
  if (min === null) return `at most ${max}`;
  return max === null ? `at least ${min}` : `${min} to ${max}`;
}

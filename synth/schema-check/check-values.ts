import { shown } from "./literal-types";
import { BlockProblems } from "./problem";
import { AttributeFacts } from "./schema";
import { hasExpression } from "./template";

/** Compares a literal value, or each item of a list of them, with the values that are allowed. */
export function checkValue(
  value: unknown,
  facts: AttributeFacts | undefined,
  path: string,
  problems: BlockProblems,
): void {
  if (facts === undefined || !restricts(facts)) return;
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => checkValue(item, facts, `${path}[${index}]`, problems));
    return;
  }
  if (!isLiteral(value)) return;
  const allowed = facts.enum?.map(String);
  if (allowed !== undefined && !allowed.includes(String(value))) {
    problems.add("value-not-allowed", path, `expected one of ${allowed.join(", ")}, got ${shown(value)}`);
  }
  const [pattern, words] = facts.pattern ?? ["", ""];
  if (pattern !== "" && !new RegExp(`^(?:${pattern})$`).test(String(value))) {
    problems.add("value-not-allowed", path, `expected ${words}, got ${shown(value)}`);
  }
  const [min, max] = facts.range ?? [null, null];
  const number = Number(value);
  if ((min !== null && number < min) || (max !== null && number > max)) {
    problems.add("value-out-of-range", path, `expected ${rangeInWords(min, max)}, got ${shown(value)}`);
  }
}

function restricts({ enum: values, range, pattern }: AttributeFacts): boolean {
  return values !== undefined || range !== undefined || pattern !== undefined;
}

function isLiteral(value: unknown): value is string | number | boolean {
  if (typeof value === "string") return !hasExpression(value);
  return typeof value === "number" || typeof value === "boolean";
}

function rangeInWords(min: number | null, max: number | null): string {
  if (min === null) return `at most ${max}`;
  return max === null ? `at least ${min}` : `${min} to ${max}`;
}

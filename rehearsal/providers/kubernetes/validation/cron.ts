import { text, Rule } from "./rule";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const FIELDS = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
] as const;
const DESCRIPTOR =
  /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every ([\d.]+(ns|us|ms|s|m|h))+)$/;

/** The schedule of a cron job. */
export const SCHEDULE: Rule = text((value, key) =>
  isSchedule(value) ? [] : [`"${key}" should be an valid Cron expression`],
);

function isSchedule(value: string): boolean {
  const plain = value.replace(/^TZ=\S+ /, "").trim();
  if (plain.startsWith("@")) return DESCRIPTOR.test(plain);
  const parts = plain.split(/\s+/);
  return (
    parts.length === FIELDS.length &&
    FIELDS.every((field, index) => (parts[index] ?? "").split(",").every((each) => isRange(each, field)))
  );
}

function isRange(expression: string, { least, most, names }: (typeof FIELDS)[number]): boolean {
  const [range = "", step, ...more] = expression.split("/");
  if (more.length > 0 || (step !== undefined && !(Number(step) > 0 && /^\d+$/.test(step)))) return false;
  if (range === "*" || range === "?") return true;
  const numbers = range.split("-").map((text) => numberOf(text, names, least));
  const [start = NaN, end = step === undefined ? start : most] = numbers;
  return numbers.length <= 2 && start >= least && end <= most && start <= end;
}

function numberOf(text: string, names: readonly string[], least: number): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + least;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

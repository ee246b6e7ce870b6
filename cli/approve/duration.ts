import { InvalidArgumentError } from "commander";

const HOUR_MS = 3_600_000;
const UNITS = new Map([
  ["m", HOUR_MS / 60],
  ["h", HOUR_MS],
  ["d", 24 * HOUR_MS],
]);

/** What was approved longer ago than this, nobody remembers. */
const LONGEST_MS = 30 * 24 * HOUR_MS;

/**
 * How long an approval counts, in milliseconds, from `30m`, `24h` or `7d`.
 *
 * @throws InvalidArgumentError for anything else, and for more than 30 days.
 */
export function duration(text: string): number {
  const [, number = "", unit = ""] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  const milliseconds = Number(number) * (UNITS.get(unit) ?? 0);
  if (milliseconds === 0) throw new InvalidArgumentError("It must be a time such as 30m, 24h or 7d.");
  if (milliseconds > LONGEST_MS) throw new InvalidArgumentError("It may be 30d at most.");
  return milliseconds;
}

import { parseQuantity } from "../conversion/quantity";
import { entries, number, Rule, text } from "./rule";

const INTEGER = /^[+-]?\d+$/;
const OCTAL = /^[+-]?[0-7]+$/;
const INT64 = 2n ** 63n;
const INT32 = 2n ** 31n;

/** From the first number to the last. */
export function between(least: number, most: number): Rule {
  return number((value, key) =>
    value >= least && value <= most
      ? []
      : [`expected ${key} to be in the range (${least} - ${most}), got ${value}`],
  );
}

/** That number or more. */
export function atLeast(least: number): Rule {
  return number((value, key) =>
    value >= least ? [] : [`expected ${key} to be at least (${least}), got ${value}`],
  );
}

/** That number or more, in the provider's own words. */
export function notBelow(least: number): Rule {
  return number((value, key) => (value >= least ? [] : [`${key} must be greater than or equal to ${least}`]));
}

/** 1 or more. */
export const POSITIVE: Rule = number((value, key) => (value > 0 ? [] : [`${key} must be greater than 0`]));

/** 0 or more. */
export const NOT_NEGATIVE = notBelow(0);

/** Anything but 0. */
export const NOT_ZERO: Rule = number((value, key) =>
  value === 0 ? [`expected ${key} to not be one of [0], got 0`] : [],
);

/** How long a token is valid. */
export const TOKEN_SECONDS: Rule = number((value) =>
  value >= 600 ? [] : ["must be greater than or equal to 600"],
);

/** A number as text, or an empty text. */
export const INT_TEXT: Rule = text((value, key) => {
  const problem = value === "" ? undefined : integerProblem(value, INT64);
  return problem === undefined ? [] : [`${key}: cannot parse '${value}' as int: ${problem}`];
});

/** A number as text that is not negative. */
export const COUNT_TEXT: Rule = text((value, key) =>
  integerProblem(value, INT64) === undefined
    ? NOT_NEGATIVE(Number(value), key)
    : [`${key} is not a valid integer`],
);

/** A number or a percentage as text, or an empty text. */
export const INT_OR_PERCENT: Rule = text((value, key) => {
  if (value === "") return [];
  if (!value.endsWith("%")) {
    const problem = integerProblem(value, INT32);
    return problem === undefined ? [] : [`${key}: cannot parse '${value}' as int or percent: ${problem}`];
  }
  const share = value.slice(0, -1);
  const problem = integerProblem(share, INT32);
  if (problem !== undefined) return [`${key}: cannot parse '${value}' as percent: ${problem}`];
  const percent = Number(share);
  return percent >= 0 && percent <= 100 ? [] : [`${key}: '${value}' is not between 0% and 100%`];
});

/** The mode of a file in octal digits, led by a 0. */
export const MODE: Rule = text((value, key) => {
  const found = value.startsWith("0") ? [] : [`${key}: value ${value} should start with '0' (octal numeral)`];
  if (!OCTAL.test(value)) {
    return [...found, `${key} :Cannot parse octal numeral (${JSON.stringify(value)}): ${invalid(value)}`];
  }
  const mode = parseInt(value, 8);
  if (mode >= 0 && mode <= 0o777) return found;
  const shown = `${mode < 0 ? "-" : ""}0${Math.abs(mode).toString(8)}`;
  return [...found, `${key} (${shown}) expects octal notation (a value between 0 and 0777)`];
});

/** A quantity. */
export const QUANTITY: Rule = text((value, key) => {
  const problem = quantityProblem(value);
  return problem === undefined ? [] : [`${key}.${value} : ${problem}`];
});

/** A map of quantities. */
export const QUANTITIES: Rule = entries((name, value, key) => {
  const problem = quantityProblem(value);
  return problem === undefined ? [] : [`${key}.${name} (${JSON.stringify(value)}): ${problem}`];
});

function integerProblem(value: string, limit: bigint): string | undefined {
  if (!INTEGER.test(value)) return invalid(value);
  const parsed = BigInt(value.replace("+", ""));
  const inRange = parsed >= -limit && parsed < limit;
  return inRange ? undefined : `strconv.ParseInt: parsing ${JSON.stringify(value)}: value out of range`;
}

function invalid(value: string): string {
  return `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`;
}

function quantityProblem(value: string): string | undefined {
  try {
    parseQuantity(value);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

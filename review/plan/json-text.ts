import { isObject } from "../masking/json";
import { PlanFormatError } from "./plan-format-error";

/** Longest text that is read, in characters: plans of hundreds of thousands of changes are shorter. */
export const MAX_PLAN_CHARACTERS = 400_000_000;

/** Levels of objects and lists within each other. Modules within modules take four each. */
const MAX_DEPTH = 256;

/** Digits that every number of a plan keeps when it becomes one of JavaScript. */
const SAFE_DIGITS = 15;

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/** What a look over a text that is JSON tells. */
interface Structure {
  readonly members: number;
  readonly depth: number;

  /** Numbers that would lose digits or their size, in order. */
  readonly longNumbers: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Parses JSON that nobody vouches for. Numbers that would not stay what they are become texts.
 *
 * @throws PlanFormatError for what is not JSON, too large, too deep, or reads differently with other parsers.
 */
export function parsePlanJson(text: string): unknown {
  if (text.length > MAX_PLAN_CHARACTERS) throw new PlanFormatError("the plan is larger than 400 MB");
  const parsed = parse(text);
  const { members, depth, longNumbers } = structureOf(text);
  if (depth > MAX_DEPTH) {
    throw new PlanFormatError(`the JSON is nested more than ${MAX_DEPTH} levels deep, which no plan is`);
  }
  if (membersIn(parsed) !== members) {
    throw new PlanFormatError(
      "the JSON has the same key twice in one object, so that readers of it would disagree",
    );
  }
  return longNumbers.length === 0 ? parsed : parse(withQuotes(text, longNumbers));
}

function parse(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return parsed;
  } catch (error) {
    throw new PlanFormatError(whyNoJson(text, error instanceof Error ? error.message : ""));
  }
}

function whyNoJson(text: string, message: string): string {
  const start = text.slice(0, 400).trimStart();
  const hint = "it has to be what `terraform show -json PLANFILE` prints";
  if (start === "") return `the plan is empty; ${hint}`;
  if (start.startsWith("PK")) return `this is a plan file itself; ${hint}`;
  if (start.startsWith('{"@level"')) return `these are the log lines of \`terraform plan -json\`; ${hint}`;
  if (!start.startsWith("{")) return `the plan is not JSON; ${hint}`;
  const position = /at position (\d+)/.exec(message)?.[1];
  if (Number(position) >= text.length || /end of JSON|Unterminated/i.test(message)) {
    return "the JSON is cut off: it ends in the middle of the plan";
  }
  if (position === undefined) return `the plan is not valid JSON; ${hint}`;
  const before = text.slice(0, Number(position));
  const line = before.split("\n").length;
  return `the plan is not valid JSON (line ${line}, column ${before.length - before.lastIndexOf("\n")}); ${hint}`;
}

/** Looks over a text that is known to be JSON. */
function structureOf(text: string): Structure {
  const { length } = text;
  const longNumbers: { start: number; end: number }[] = [];
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === COLON) members += 1;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 125 || code === 93) depth -= 1;
    else if (code === 45 || (code >= 48 && code <= 57)) {
      const end = endOfNumber(text, index);
      if (end - index > SAFE_DIGITS || hasExponent(text, index, end)) longNumbers.push({ start: index, end });
      index = end - 1;
    }
  }
  return { members, depth: deepest, longNumbers };
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0 || end < 0) return end;
  }
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (/[\d.eE+-]/.test(text.charAt(end))) end += 1;
  return end;
}

function hasExponent(text: string, start: number, end: number): boolean {
  return /[eE]/.test(text.slice(start, end));
}

function withQuotes(text: string, numbers: Structure["longNumbers"]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of numbers) {
    const number = text.slice(start, end);
    const exact = Number(number);
    // What JavaScript writes in the same digits, it has kept.
    pieces.push(text.slice(done, start), String(exact) === number ? number : `"${number}"`);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

/** Members of all objects. A name that JavaScript gives a meaning of its own is refused. */
function membersIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += membersIn(item);
    return count;
  }
  if (!isObject(value)) return 0;
  // Parsed JSON inherits nothing that is enumerable, and this makes no lists.
  for (const name in value) {
    if (name === "__proto__") {
      throw new PlanFormatError("the JSON has a key named __proto__, which no plan has");
    }
    count += 1 + membersIn(value[name]);
  }
  return count;
}

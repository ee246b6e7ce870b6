import { Diagnostic } from "../provider";
import { BlockSchema } from "../schema";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../value";
import { ResourceBehaviour } from "./behaviour";
import { AttributeFacts, ResourceFacts } from "./facts";
import { listElement, member, Place, ROOT, setElement } from "./place";

type Validated = Pick<ResourceBehaviour, "validate">;

/** Checks a configuration against facts, in the SDK's words. What is unknown is left for the apply. */
export function validateConfig(
  block: BlockSchema,
  facts: ResourceFacts,
  behaviour: Validated,
  config: ObjectValue,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(block, config, ROOT, (place, value) => {
    const known = facts.attributes[place.factPath];
    if (known !== undefined) found.push(...checkAttribute(place, value, known, config));
  });
  return [...found, ...(behaviour.validate?.(config) ?? [])];
}

type Visitor = (place: Place, value: Value) => void;

function visit(block: BlockSchema, value: ObjectValue, place: Place, visitor: Visitor): void {
  for (const name of [...block.attributes.keys(), ...block.blocks.keys()]) {
    visitor(member(place, name), value[name] ?? null);
  }
  for (const [name, nested] of block.blocks) {
    const inner = value[name];
    if (!isListValue(inner)) continue;
    const at = member(place, name);
    inner.forEach((element, index) => {
      const inside = nested.nesting === "set" ? setElement(at) : listElement(at, index);
      if (isObjectValue(element)) visit(nested.block, element, inside, visitor);
    });
  }
}

function checkAttribute(
  place: Place,
  value: Value,
  facts: AttributeFacts,
  config: ObjectValue,
): Diagnostic[] {
  const set = isSet(value);
  const key = place.path.join(".");
  const problem = (summary: string, detail: string): Diagnostic => ({
    severity: "error",
    summary,
    detail,
    attribute: place.set ?? place.path,
  });
  const status = (path: string): "set" | "unset" | "unknown" => statusOf(lookUp(config, path));
  const found: Diagnostic[] = [];
  const group = (others: readonly string[]): string[] => [...new Set([...others, key])].sort();

  if (facts.exactlyOneOf !== undefined && place.path.length === 1) {
    const all = group(facts.exactlyOneOf);
    const given = all.filter((path) => status(path) === "set");
    const names = `\`${all.join(",")}\``;
    if (given.length > 1) {
      const detail = `"${key}": only one of ${names} can be specified, but \`${given.join(",")}\` were specified.`;
      found.push(problem("Invalid combination of arguments", detail));
    } else if (given.length === 0 && all.every((path) => status(path) === "unset")) {
      found.push(problem("Invalid combination of arguments", `"${key}": one of ${names} must be specified`));
    }
  }
  if (facts.atLeastOneOf !== undefined && place.path.length === 1) {
    const all = group(facts.atLeastOneOf);
    if (all.every((path) => status(path) === "unset")) {
      const detail = `"${key}": one of \`${all.join(",")}\` must be specified`;
      found.push(problem("Missing required argument", detail));
    }
  }
  if (!set) return found;

  for (const other of facts.conflictsWith ?? []) {
    if (status(other) === "set") {
      found.push(problem("Conflicting configuration arguments", `"${key}": conflicts with ${other}`));
    }
  }
  if (facts.requiredWith !== undefined) {
    const all = group(facts.requiredWith);
    if (all.some((path) => status(path) === "unset")) {
      const detail = `"${key}": all of \`${all.join(",")}\` must be specified`;
      found.push(problem("Missing required argument", detail));
    }
  }
  return [...found, ...checkValue(key, value, facts, problem)];
}

function checkValue(
  key: string,
  value: Value,
  { enum: allowed, range, length, minItems, maxItems }: AttributeFacts,
  problem: (summary: string, detail: string) => Diagnostic,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const scalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (allowed !== undefined && scalar && !allowed.includes(value)) {
    const list = allowed.map((each) => JSON.stringify(each)).join(" ");
    found.push(problem(`expected ${key} to be one of [${list}], got ${String(value)}`, ""));
  }
  if (range !== undefined && typeof value === "number" && !within(value, range)) {
    found.push(problem(`expected ${key} to be in the range (${range[0]} - ${range[1]}), got ${value}`, ""));
  }
  if (length !== undefined && typeof value === "string" && !within(value.length, length)) {
    const limits = `(${length[0]} - ${length[1]})`;
    found.push(problem(`expected length of ${key} to be in the range ${limits}, got ${value}`, ""));
  }
  if (!isListValue(value)) return found;
  if (maxItems !== undefined && value.length > maxItems) {
    const detail = `Attribute ${key} supports ${maxItems} item maximum, but config has ${value.length} declared.`;
    found.push(problem("Too many list items", detail));
  }
  if (minItems !== undefined && value.length < minItems && !value.includes(UNKNOWN)) {
    const detail = `Attribute ${key} requires ${minItems} item minimum, but config has only ${value.length} declared.`;
    found.push(problem("Not enough list items", detail));
  }
  return found;
}

const within = (value: number, [least, greatest]: readonly [number, number]): boolean =>
  value >= least && value <= greatest;

function isSet(value: Value): boolean {
  return statusOf(value) === "set";
}

function statusOf(value: Value): "set" | "unset" | "unknown" {
  if (value === UNKNOWN) return "unknown";
  if (value === null || (isListValue(value) && value.length === 0)) return "unset";
  return "set";
}

/** The value at a path of the facts, in which a block's index is always 0. */
function lookUp(config: ObjectValue, path: string): Value {
  let value: Value = config;
  for (const step of path.split(".")) {
    const inside: Value | undefined = isListValue(value)
      ? value[Number(step)]
      : isObjectValue(value)
        ? value[step]
        : undefined;
    if (inside === undefined) return null;
    value = inside;
  }
  return value;
}

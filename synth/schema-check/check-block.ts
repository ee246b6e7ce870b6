import { checkValue } from "./check-values";
import { describe, shown, typeMismatches } from "./literal-types";
import { BlockProblems } from "./problem";
import {
  AttributeSchema,
  BlockSchema,
  isRecord,
  NestedAttributes,
  NestedBlock,
  ResourceFacts,
} from "./schema";
import { didYouMean } from "./suggestion";
import { isWholeExpression } from "./template";

/** What stays the same while one resource is walked through. */
export interface CheckContext {
  readonly facts: ResourceFacts;
  readonly problems: BlockProblems;

  /** Names that are allowed in the outermost block besides those of its schema. */
  readonly metaArguments: ReadonlySet<string>;
}

/** Where the walk is: as messages show it, and as the facts name it. */
interface Place {
  readonly shown: string;
  readonly schema: string;
}

const ROOT: Place = { shown: "", schema: "" };

/** Compares the body of a resource, data source, provider or backend with its schema. */
export function checkBody(
  body: Readonly<Record<string, unknown>>,
  schema: BlockSchema,
  context: CheckContext,
): void {
  checkBlock(body, schema, ROOT, context);
}

function checkBlock(
  body: Readonly<Record<string, unknown>>,
  schema: BlockSchema,
  place: Place,
  context: CheckContext,
): void {
  const { attributes = {}, block_types: blocks = {} } = schema;
  for (const [key, value] of Object.entries(body)) {
    const attribute = attributes[key];
    const block = blocks[key];
    const inside = step(place, key);
    if (value === null || value === undefined || key === "//" || isMeta(key, place, context)) continue;
    if (attribute !== undefined) checkAttribute(value, attribute, inside, context);
    else if (block !== undefined) checkBlocks(value, block, inside, context);
    else if (key !== "dynamic")
      reportUnknown(key, [...Object.keys(attributes), ...Object.keys(blocks)], inside, context);
  }
  for (const [key, { required }] of Object.entries(attributes)) {
    if (required === true && isAbsent(body[key])) {
      context.problems.add("missing-attribute", step(place, key).shown, "is required");
    }
  }
  for (const [key, { min_items: min = 0 }] of Object.entries(blocks)) {
    if (min > 0 && isAbsent(body[key]) && !isDynamic(body, key)) {
      context.problems.add(
        "missing-block",
        step(place, key).shown,
        `at least ${min} block${min === 1 ? " is" : "s are"} required`,
      );
    }
  }
}

function checkAttribute(value: unknown, schema: AttributeSchema, place: Place, context: CheckContext): void {
  if (schema.computed === true && schema.optional !== true && schema.required !== true) {
    context.problems.add("read-only-attribute", place.shown, "is decided by the provider and cannot be set");
    return;
  }
  if (schema.nested_type !== undefined) {
    checkNested(value, schema.nested_type, place, context);
    return;
  }
  const type = schema.type ?? "dynamic";
  const mismatches = typeMismatches(value, type);
  for (const { path, message } of mismatches) {
    const safe = schema.sensitive === true ? `expected ${describe(type)}` : message;
    context.problems.add("wrong-type", `${place.shown}${path}`, safe);
  }
  if (mismatches.length > 0) return;
  const facts = context.facts[place.schema];
  checkValue(value, facts, place.shown, context.problems);
  if (Array.isArray(value)) checkCount(value.length, facts?.minItems, facts?.maxItems, place, context);
}

function checkNested(
  value: unknown,
  { attributes, nesting_mode: nesting }: NestedAttributes,
  place: Place,
  context: CheckContext,
): void {
  if (typeof value === "string" && isWholeExpression(value)) return;
  const entries = entriesOf(value, nesting);
  if (entries === undefined) {
    const expected = nesting === "list" || nesting === "set" ? "a list of objects" : "an object";
    context.problems.add("wrong-type", place.shown, `expected ${expected}, got ${shown(value)}`);
    return;
  }
  for (const [suffix, entry] of entries) {
    checkBlock(entry, { attributes }, { shown: `${place.shown}${suffix}`, schema: place.schema }, context);
  }
}

function checkBlocks(value: unknown, block: NestedBlock, place: Place, context: CheckContext): void {
  // A block may be written as an object when there is one of it, whatever its nesting.
  const nesting = Array.isArray(value) ? "list" : block.nesting_mode === "map" ? "map" : "single";
  const entries = entriesOf(value, nesting);
  if (entries === undefined) {
    context.problems.add("wrong-type", place.shown, `expected a block, got ${shown(value)}`);
    return;
  }
  const facts = context.facts[place.schema];
  const single = block.nesting_mode === "single" || block.nesting_mode === "group";
  const max = single ? 1 : (block.max_items ?? facts?.maxItems);
  checkCount(entries.length, block.min_items ?? facts?.minItems, max, place, context);
  for (const [suffix, entry] of entries) {
    checkBlock(entry, block.block, { shown: `${place.shown}${suffix}`, schema: place.schema }, context);
  }
}

function checkCount(
  count: number,
  min: number | undefined,
  max: number | undefined,
  place: Place,
  context: CheckContext,
): void {
  if (max !== undefined && max > 0 && count > max) {
    context.problems.add("too-many-blocks", place.shown, `expected at most ${max}, got ${count}`);
  }
  if (min !== undefined && count < min) {
    context.problems.add("missing-block", place.shown, `expected at least ${min}, got ${count}`);
  }
}

type Entry = readonly [suffix: string, body: Readonly<Record<string, unknown>>];

function entriesOf(value: unknown, nesting: string): Entry[] | undefined {
  if (nesting === "list" || nesting === "set") {
    if (!Array.isArray(value)) return undefined;
    const items: unknown[] = value;
    return items.every(isRecord) ? items.map((item, index) => [`[${index}]`, item]) : undefined;
  }
  if (!isRecord(value)) return undefined;
  if (nesting !== "map") return [["", value]];
  const named = Object.entries(value);
  return named.flatMap(([key, item]): Entry[] => (isRecord(item) ? [[`["${key}"]`, item]] : []));
}

function reportUnknown(
  key: string,
  known: readonly string[],
  place: Place,
  { problems }: CheckContext,
): void {
  const guess = didYouMean(key, known);
  const hint =
    guess === "" && known.length <= 12 ? `, expected one of ${[...known].sort().join(", ")}` : guess;
  problems.add("unknown-attribute", place.shown, `is not known here${hint}`);
}

function isMeta(key: string, place: Place, context: CheckContext): boolean {
  return place === ROOT && context.metaArguments.has(key);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isDynamic(body: Readonly<Record<string, unknown>>, key: string): boolean {
  const dynamic = body["dynamic"];
  return isRecord(dynamic) && dynamic[key] !== undefined;
}

function step(place: Place, key: string): Place {
  const join = (left: string): string => (left === "" ? key : `${left}.${key}`);
  return { shown: join(place.shown), schema: join(place.schema) };
}

import { checkValue } from "./check-values";
import { describe, shown, typeMismatches } from "./literal-types";
import { BlockProblems, ProblemCode } from "./problem";
import { AttributeSchema, BlockSchema, isRecord, NestedAttributes, NestedBlock } from "./schema";
import { didYouMean } from "./suggestion";
import { isWholeExpression } from "./template";
import { FactsNode, TypeFacts } from "./type-facts";

type Body = Readonly<Record<string, unknown>>;

/** Where the walk is. Turned into text only when there is something to report. */
interface Place {
  readonly around: Place | undefined;

  /** Name of the attribute or block, or an index such as `[0]`. */
  readonly label: string;
  readonly facts: FactsNode | undefined;
}

/**
 * Compares the body of a resource, data source, provider or backend with its schema.
 *
 * @param metaArguments - names allowed in the outermost block besides those of the schema.
 */
export function checkBody(
  body: Body,
  schema: BlockSchema,
  facts: TypeFacts,
  metaArguments: ReadonlySet<string>,
  problems: BlockProblems,
): void {
  new BodyCheck(metaArguments, problems).block(body, schema, {
    around: undefined,
    label: "",
    facts: facts.root,
  });
}

class BodyCheck {
  public constructor(
    private readonly metaArguments: ReadonlySet<string>,
    private readonly problems: BlockProblems,
  ) {}

  public block(body: Body, schema: BlockSchema, place: Place): void {
    const { attributes = {}, block_types: blocks = {} } = schema;
    for (const [key, value] of Object.entries(body)) {
      if (value === null || value === undefined || key === "//") continue;
      const attribute = attributes[key];
      const block = blocks[key];
      if (place.around === undefined && this.metaArguments.has(key)) continue;
      if (attribute !== undefined) this.attribute(value, attribute, inside(place, key));
      else if (block !== undefined) this.blocks(value, block, inside(place, key));
      else if (key !== "dynamic")
        this.unknown(key, [...Object.keys(attributes), ...Object.keys(blocks)], place);
    }
    const { requiredAttributes, requiredBlocks } = requirementsOf(schema);
    for (const key of requiredAttributes) {
      if (isAbsent(body[key])) this.report("missing-attribute", inside(place, key), "is required");
    }
    for (const [key, min] of requiredBlocks) {
      if (!isAbsent(body[key]) || isDynamic(body, key)) continue;
      const words = min === 1 ? "1 block is" : `${min} blocks are`;
      this.report("missing-block", inside(place, key), `at least ${words} required`);
    }
  }

  private attribute(value: unknown, schema: AttributeSchema, place: Place): void {
    if (schema.computed === true && schema.optional !== true && schema.required !== true) {
      this.report("read-only-attribute", place, "is decided by the provider and cannot be set");
      return;
    }
    if (schema.nested_type !== undefined) {
      this.nested(value, schema.nested_type, place);
      return;
    }
    const type = schema.type ?? "dynamic";
    const mismatches = typeMismatches(value, type);
    for (const { path, message } of mismatches) {
      const safe = schema.sensitive === true ? `expected ${describe(type)}` : message;
      this.problems.add("wrong-type", `${textOf(place)}${path}`, safe);
    }
    const facts = place.facts?.facts;
    if (mismatches.length > 0 || facts === undefined) return;
    checkValue(value, facts, (suffix, code, message) => {
      this.problems.add(code, `${textOf(place)}${suffix}`, message);
    });
    if (Array.isArray(value)) this.count(value.length, facts.minItems, facts.maxItems, place);
  }

  private nested(
    value: unknown,
    { attributes, nesting_mode: nesting }: NestedAttributes,
    place: Place,
  ): void {
    if (typeof value === "string" && isWholeExpression(value)) return;
    const entries = entriesOf(value, nesting);
    if (entries === undefined) {
      const expected = nesting === "list" || nesting === "set" ? "a list of objects" : "an object";
      this.report("wrong-type", place, `expected ${expected}, got ${shown(value)}`);
      return;
    }
    for (const [index, entry] of entries) this.block(entry, { attributes }, at(place, index));
  }

  private blocks(value: unknown, block: NestedBlock, place: Place): void {
    // A block may be written as an object when there is one of it, whatever its nesting.
    const nesting = Array.isArray(value) ? "list" : block.nesting_mode === "map" ? "map" : "single";
    const entries = entriesOf(value, nesting);
    if (entries === undefined) {
      this.report("wrong-type", place, `expected a block, got ${shown(value)}`);
      return;
    }
    const facts = place.facts?.facts;
    const single = block.nesting_mode === "single" || block.nesting_mode === "group";
    const max = single ? 1 : (block.max_items ?? facts?.maxItems);
    this.count(entries.length, block.min_items ?? facts?.minItems, max, place);
    for (const [index, entry] of entries) this.block(entry, block.block, at(place, index));
  }

  private count(count: number, min: number | undefined, max: number | undefined, place: Place): void {
    if (max !== undefined && max > 0 && count > max) {
      this.report("too-many-blocks", place, `expected at most ${max}, got ${count}`);
    }
    if (min !== undefined && count < min) {
      this.report("missing-block", place, `expected at least ${min}, got ${count}`);
    }
  }

  private unknown(key: string, known: readonly string[], place: Place): void {
    const guess = didYouMean(key, known);
    const hint =
      guess === "" && known.length <= 12 ? `, expected one of ${[...known].sort().join(", ")}` : guess;
    this.report("unknown-attribute", inside(place, key), `is not known here${hint}`);
  }

  private report(code: ProblemCode, place: Place, message: string): void {
    this.problems.add(code, textOf(place), message);
  }
}

type Entry = readonly [index: string, body: Body];

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

function inside(around: Place, label: string): Place {
  return { around, label, facts: around.facts?.below.get(label) };
}

function at(place: Place, index: string): Place {
  return index === "" ? place : { around: place, label: index, facts: place.facts };
}

function textOf({ around, label }: Place): string {
  const left = around === undefined ? "" : textOf(around);
  return left === "" || label.startsWith("[") ? `${left}${label}` : `${left}.${label}`;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isDynamic(body: Body, key: string): boolean {
  const dynamic = body["dynamic"];
  return isRecord(dynamic) && dynamic[key] !== undefined;
}

interface Requirements {
  readonly requiredAttributes: readonly string[];
  readonly requiredBlocks: readonly (readonly [name: string, min: number])[];
}

// Pods have hundreds of optional blocks: looking for the required ones is worth doing once.
const requirements = new WeakMap<BlockSchema, Requirements>();

function requirementsOf(schema: BlockSchema): Requirements {
  const known = requirements.get(schema);
  if (known !== undefined) return known;
  const { attributes = {}, block_types: blocks = {} } = schema;
  const required = Object.entries(attributes).filter(([, attribute]) => attribute.required === true);
  const found: Requirements = {
    requiredAttributes: required.map(([name]) => name),
    requiredBlocks: Object.entries(blocks).flatMap(([name, { min_items: min = 0 }]) =>
      min > 0 ? [[name, min] as const] : [],
    ),
  };
  requirements.set(schema, found);
  return found;
}

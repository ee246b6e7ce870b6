import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { AttributeType } from "../../rehearsal/plugin/attribute-type";
import { readProviderSchema } from "../../rehearsal/plugin/read-schema";
import { BlockSchema, ProviderSchema } from "../../rehearsal/plugin/schema";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../rehearsal/plugin/value";

const ROOT = join(__dirname, "../..");

/** A write request as it was recorded. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly content_type?: string;
  readonly body: Json;
  readonly status?: number;

  /** The warning header of the answer. */
  readonly warning?: string;

  /** What a refusal said. */
  readonly message?: string;
}

/** A difference: path, before, after. */
export type RecordedChange = readonly [readonly (string | number)[], Json, Json];

/** One resource of `conversion.json`. */
export interface ConversionCase {
  readonly address: string;
  readonly config: JsonObject;
  readonly request: readonly RecordedRequest[];
  readonly object: JsonObject;
  readonly plan: {
    readonly actions: readonly string[];
    readonly after: JsonObject;
    readonly after_unknown: JsonObject;
  };
  readonly state: JsonObject;
  readonly refresh: readonly RecordedChange[];
  readonly second_plan: {
    readonly actions: readonly string[];
    readonly changes: readonly RecordedChange[];
    readonly request: readonly RecordedRequest[];
  } | null;
}

/** One case of `updates.json`. */
export interface UpdateCase {
  readonly case: string;
  readonly address: string;
  readonly config: JsonObject;
  readonly edits: readonly { path: (string | number)[]; from: Json; to: Json; removed?: boolean }[];
  readonly actions: readonly string[];
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  readonly changes: readonly RecordedChange[];
  readonly unknown_after: readonly (readonly (string | number)[])[];
  readonly requests?: readonly RecordedRequest[];
  readonly diagnostics?: readonly { summary: string; detail?: string }[];
  readonly next_plan?: Json;
}

/** One case of `drift.json`. */
export interface DriftCase {
  readonly case: string;
  readonly what: string;
  readonly address: string;
  readonly config: JsonObject;
  readonly seen_by_refresh: readonly RecordedChange[] | "gone";
  readonly actions: readonly string[];
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  readonly changes?: readonly RecordedChange[];
  readonly requests?: readonly RecordedRequest[];
  readonly diagnostics?: readonly { summary: string; detail?: string }[];
  readonly next_plan?: Json;
}

/** One case of `errors.json`. */
export interface ErrorCase {
  readonly case: string;
  readonly address: string;
  readonly config: JsonObject;
  readonly stage: "validate" | "plan" | "apply" | "none";
  readonly diagnostics?: readonly { severity: string; summary: string; detail: string; at?: string }[];
  readonly response?: { method: string; path: string; status: number; message: string } | null;
  readonly left_in_state: string;
}

/** Reads a recorded file of the Kubernetes provider. */
export function readRecorded<T>(name: "conversion" | "updates" | "drift" | "errors"): T {
  const text = readFileSync(join(ROOT, "test/fixtures/kubernetes-provider", `${name}.json`), "utf8");
  return JSON.parse(text) as T;
}

/** The schema of the Kubernetes provider. */
export function kubernetesSchema(): ProviderSchema {
  const text = readFileSync(join(ROOT, "schemas/kubernetes.schema.json"), "utf8");
  return readProviderSchema(JSON.parse(text));
}

/** The type of an address. */
export function typeOf(address: string): string {
  return address.split(".")[0] ?? "";
}

/**
 * A value as the protocol carries it: every attribute there, null when absent, unknown where it says so.
 *
 * @param known values to take for what is unknown only because the configuration refers to another resource.
 */
export function wholeBlock(
  block: BlockSchema,
  value: Json | undefined,
  unknown?: Json,
  known?: Json,
): ObjectValue {
  const later = (isObjectValue(known as Value) ? known : {}) as Readonly<Record<string, Json>>;
  const given = isObjectValue(value as Value) ? (value as ObjectValue) : {};
  const marks = (unknown ?? {}) as Readonly<Record<string, Json>>;
  const result: Record<string, Value> = {};
  for (const [name, { computed, type }] of block.attributes) {
    const hidden = marks[name] === true;
    const value = marked(given[name] ?? null, marks[name]);
    result[name] = hidden ? (computed ? UNKNOWN : (later[name] ?? UNKNOWN)) : typed(value, type);
  }
  for (const [name, nested] of block.blocks) {
    const inner = given[name] ?? null;
    if (marks[name] === true) result[name] = UNKNOWN;
    else if (nested.nesting === "single") {
      result[name] = inner === null ? null : wholeBlock(nested.block, inner as Json, marks[name]);
    } else {
      const elements = isListValue(inner) ? inner : inner === null ? [] : [inner];
      const inside = Array.isArray(marks[name]) ? (marks[name] as Json[]) : [marks[name] as Json];
      const laterInside = Array.isArray(later[name]) ? (later[name] as Json[]) : [];
      result[name] = elements.map((element, i) =>
        wholeBlock(nested.block, element as Json, inside[i], laterInside[i]),
      );
    }
  }
  return result;
}

/** A JSON value with some values at paths replaced. */
export function changed(json: Json, changes: readonly RecordedChange[]): Json {
  const copy = JSON.parse(JSON.stringify(json)) as Json;
  for (const [path, , after] of changes) put(copy, path, after);
  return copy;
}

function put(json: Json, path: readonly (string | number)[], value: Json): void {
  const last = path.at(-1);
  if (last === undefined) return;
  let at = json as Record<string | number, Json>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, Json>;
  if (value === null) at[last] = null;
  else at[last] = value;
}

/** A value with sets in one order, so that it can be compared; unknown values are named. */
export function comparable(block: BlockSchema, value: ObjectValue): JsonObject {
  const result: Record<string, Json> = {};
  for (const [name, { type }] of block.attributes) {
    const own = plain(value[name] ?? null);
    result[name] = Array.isArray(type) && type[0] === "set" && Array.isArray(own) ? sorted(own) : own;
  }
  for (const [name, nested] of block.blocks) {
    const inner = value[name] ?? null;
    if (!isListValue(inner)) result[name] = plain(inner);
    else {
      const elements = inner.map((each) => comparable(nested.block, each as ObjectValue));
      result[name] = nested.nesting === "set" ? sorted(elements) : elements;
    }
  }
  return result;
}

function plain(value: Value): Json {
  if (value === UNKNOWN) return "<unknown>";
  if (isListValue(value)) return value.map(plain);
  if (isObjectValue(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  }
  return value as Json;
}

function sorted(values: readonly Json[]): Json[] {
  return [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** A configuration in Terraform's JSON syntax as the protocol carries it: references are unknown. */
export function configOf(block: BlockSchema, config: JsonObject): ObjectValue {
  return wholeBlock(block, config, marksOf(config));
}

/** Where a configuration refers to other resources. */
function marksOf(json: Json): Json {
  if (typeof json === "string") return /(^|[^$])\$\{/.test(json);
  if (Array.isArray(json)) return json.map(marksOf);
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([key, each]) => [key, marksOf(each)]));
  }
  return false;
}

/** A map or list whose marked members are unknown. */
function marked(value: Value, marks: Json | undefined): Value {
  if (marks === true) return UNKNOWN;
  if (isListValue(value) && Array.isArray(marks))
    return value.map((each, i) => marked(each, marks[i] as Json));
  if (isObjectValue(value) && typeof marks === "object" && marks !== null) {
    const members = marks as JsonObject;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each, members[key])]));
  }
  return value;
}

/** Terraform turns numbers and booleans into strings, and strings into them, as the schema wants. */
function typed(value: Value, type: AttributeType | undefined): Value {
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) return String(value);
  if (type === "string" && typeof value === "string") return value.replaceAll("$${", "${");
  if (type === "number" && typeof value === "string" && /^\d+$/.test(value)) return Number(value);
  if (type === "bool" && typeof value === "string") return value === "true";
  if (!Array.isArray(type)) return value;
  const inner = type[1] as AttributeType;
  if (isListValue(value)) return value.map((each) => typed(each, inner));
  if (isObjectValue(value) && type[0] === "map") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typed(each, inner)]));
  }
  return value;
}

import { isJsonArray, isJsonObject } from "../rehearsal/cluster/json";
import { Json } from "../rehearsal/cluster/kubernetes-api";
import { AttributeType } from "../rehearsal/plugin/attribute-type";
import { BlockSchema, NestedBlockSchema } from "../rehearsal/plugin/schema";
import { emptyBlock } from "../rehearsal/plugin/sdk/values";
import { ObjectValue, Value } from "../rehearsal/plugin/value";
import { RenderError } from "./render-error";

/** Evaluates a configured text. */
export type Evaluate = (text: string) => Json;

/**
 * A block of Terraform's JSON as the protocol carries it to a provider: everything its schema has, in its types.
 *
 * @param path where it is, for errors.
 * @throws RenderError for what only Terraform can work out.
 */
export function configuredBlock(
  block: BlockSchema,
  json: Json | undefined,
  evaluate: Evaluate,
  path: string,
): ObjectValue {
  const written = isJsonObject(json) ? json : {};
  if (written["dynamic"] !== undefined) {
    throw new RenderError(`${path} has dynamic blocks, which only Terraform can write out`);
  }
  const result: Record<string, Value> = { ...emptyBlock(block) };
  for (const [name, { type = "dynamic" }] of block.attributes) {
    result[name] = configuredValue(type, written[name] ?? null, evaluate, `${path}.${name}`);
  }
  for (const [name, nested] of block.blocks) {
    const value = configuredBlocks(nested, written[name] ?? null, evaluate, `${path}.${name}`);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

function configuredBlocks(
  { nesting, block }: NestedBlockSchema,
  json: Json,
  evaluate: Evaluate,
  path: string,
): Value | undefined {
  if (json === null) return undefined;
  const written = isJsonArray(json) ? json : [json];
  const blocks = written.map((each, index) => configuredBlock(block, each, evaluate, `${path}[${index}]`));
  return nesting === "list" || nesting === "set" ? blocks : (blocks[0] ?? null);
}

/** A value converted to its type as Terraform converts it. */
function configuredValue(type: AttributeType, json: Json, evaluate: Evaluate, path: string): Value {
  if (typeof json === "string") return typed(type, evaluate(json), path, (value) => value);
  return typed(type, json, path, evaluate);
}

function typed(type: AttributeType, value: Json, path: string, evaluate: Evaluate): Value {
  if (value === null) return null;
  const inside = (inner: AttributeType, each: Json, step: string): Value =>
    configuredValue(inner, each, evaluate, `${path}${step}`);
  if (type === "dynamic") {
    if (isJsonArray(value)) return value.map((each, index) => inside("dynamic", each, `[${index}]`));
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, each]) => [key, inside("dynamic", each, `.${key}`)]));
  }
  if (typeof type === "string") return scalar(type, value, path);
  const [kind, inner] = type;
  if (kind === "map" && isJsonObject(value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, each]) => [key, inside(inner, each, `.${key}`)]));
  }
  if ((kind === "list" || kind === "set") && isJsonArray(value)) {
    return value.map((each, index) => inside(inner, each, `[${index}]`));
  }
  throw new RenderError(`${path} is a ${kind} that only Terraform can work out`);
}

function scalar(type: "string" | "number" | "bool", value: Json, path: string): Value {
  const text = String(value);
  if (typeof value !== "object") {
    if (type === "string") return text;
    if (type === "number" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
    if (type === "bool" && (text === "true" || text === "false")) return text === "true";
  }
  throw new RenderError(`${path} is a ${type} that is only known after an apply`);
}

import { BlockSchema } from "../../../plugin/schema";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { crc32 } from "./crc32";

/** What a set of plain values is hashed by: the value itself, or its serialized form. */
export type SetHash = "plain" | "serialized";

/** A set of plain values in the order in which the provider's SDK lists it. */
export function inSetOrder(values: readonly Value[], hash: SetHash): readonly Value[] {
  return sorted(values, (value) => (hash === "plain" ? textOf(value) : `${textOf(value)};`));
}

/** A set of blocks in the order in which the provider's SDK lists it. */
export function blocksInSetOrder(blocks: readonly Value[], schema: BlockSchema): readonly Value[] {
  return sorted(blocks, (block) => serializedBlock(isObjectValue(block) ? block : {}, schema));
}

/** The SDK orders by the decimal digits of the hash as text. */
function sorted(values: readonly Value[], serialize: (value: Value) => string): readonly Value[] {
  const byHash = new Map(values.map((value): [string, Value] => [String(crc32(serialize(value))), value]));
  return [...byHash.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function serializedBlock(block: ObjectValue, schema: BlockSchema): string {
  const members: [string, string][] = [];
  for (const [name, { type, optional, required }] of schema.attributes) {
    if (!optional && !required) continue;
    const kind = Array.isArray(type) ? String(type[0]) : type;
    members.push([
      name,
      `${name}:${serialized(block[name], kind === "map" ? "map" : kind === "set" ? "set" : "list")}`,
    ]);
  }
  for (const [name, nested] of schema.blocks) {
    const elements = elementsOf(block[name]);
    const ordered = nested.nesting === "set" ? blocksInSetOrder(elements, nested.block) : elements;
    const inner = ordered
      .map((e) => `<${serializedBlock(isObjectValue(e) ? e : {}, nested.block)}>;`)
      .join("");
    members.push([name, `${name}:${nested.nesting === "set" ? `{${inner}}` : `(${inner})`};`]);
  }
  return members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join("");
}

function serialized(value: Value | undefined, collection: "list" | "set" | "map"): string {
  if (isListValue(value)) {
    const ordered = collection === "set" ? inSetOrder(value, "serialized") : value;
    const inner = ordered.map((element) => serialized(element, "list")).join("");
    return collection === "set" ? `{${inner}};` : `(${inner});`;
  }
  if (isObjectValue(value)) {
    const keys = Object.keys(value).sort();
    return `[${keys.map((key) => `${key}:${textOf(value[key])};`).join("")}];`;
  }
  return `${textOf(value)};`;
}

function elementsOf(value: Value | undefined): readonly Value[] {
  return isListValue(value) ? value : [];
}

function textOf(value: Value | undefined): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

import { textOf } from "../../plugin/sdk/values";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../plugin/value";
import { TemplateWords } from "./profile";
import { SimulatedCloud } from "./simulated-cloud";

/** What a template is filled from. */
export interface TemplateSource {
  readonly cloud: SimulatedCloud;
  readonly typeName: string;

  /** The resource as planned; for computed values it has its id already. */
  readonly resource: ObjectValue;
  readonly words: TemplateWords;
}

const TOKEN = /\{([^{}]+)\}/g;
const ONLY_TOKEN = /^\{([^{}]+)\}$/;

/**
 * Makes an id from a template: text with `{8}` for so many new characters, `{uuid}`, `{digits:6}`, `{hex:32}`, and
 * `{attribute}` for what the resource has.
 */
export function newIdFrom(template: string, source: TemplateSource): string {
  const { cloud, typeName, resource } = source;
  const seed = textOf(resource);
  const fixed = template.replace(TOKEN, (whole, name: string) =>
    isFresh(name) ? whole : text(lookUp(name, source)),
  );
  const [fresh, ...more] = fixed.match(TOKEN) ?? [];
  if (fresh === undefined) return fixed;
  if (more.length > 0) throw new Error(`${typeName}: an id has one fresh part, got ${template}`);

  const at = fixed.indexOf(fresh);
  const before = fixed.slice(0, at);
  const name = fresh.slice(1, -1);
  const after = fixed.slice(at + fresh.length);
  if (/^\d+$/.test(name)) {
    return cloud.newId(typeName, before, `${cloud.region} ${seed}`, Number(name)) + after;
  }
  const unique = cloud.newId(typeName, "", `${cloud.region} ${seed}`, 12);
  const digits = cloud.digits(unique);
  if (name === "uuid") return before + uuidOf(digits) + after;
  const length = Number(name.split(":")[1]);
  if (name.startsWith("hex:")) return before + digits.slice(0, length) + after;
  const number = BigInt(`0x${digits}`).toString().slice(0, length).replace(/^0/, "1");
  return before + number + after;
}

function isFresh(name: string): boolean {
  return /^(\d+|uuid|digits:\d+|hex:\d+)$/.test(name);
}

function uuidOf(digits: string): string {
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}

/** Fills the templates in a value: `{attribute}`, `{id:1}` for a part of a joined id, `{region}`, `{hash}`, words of the cloud. */
export function fill(template: Value, source: TemplateSource): Value {
  if (isListValue(template)) return template.map((each) => fill(each, source));
  if (isObjectValue(template)) {
    return Object.fromEntries(Object.entries(template).map(([name, each]) => [name, fill(each, source)]));
  }
  if (typeof template !== "string") return template;
  const only = ONLY_TOKEN.exec(template)?.[1];
  if (only !== undefined) return lookUp(only, source);
  return template.replace(TOKEN, (_, name: string) => text(lookUp(name, source)));
}

function lookUp(name: string, { cloud, resource, words }: TemplateSource): Value {
  if (name === "region") return cloud.region;
  if (name === "hash") return cloud.digits(textOf(resource["id"] ?? null)).slice(0, 8);
  const token = words.tokens[name];
  if (token !== undefined) return token;
  const [attribute = "", part] = name.split(":");
  const value = resource[attribute] ?? null;
  if (part === undefined) return value === UNKNOWN ? "" : value;
  return text(value).split(words.separator)[Number(part)] ?? "";
}

function text(value: Value): string {
  return value === null || value === UNKNOWN ? "" : String(value);
}

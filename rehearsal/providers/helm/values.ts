import { parse } from "yaml";
import { isJsonArray, isJsonObject, toJson } from "../../cluster/json";
import { Json } from "../../cluster/kubernetes-api";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../plugin/value";
import { HelmError } from "./helm-error";
import { Values } from "./chart-values";
import { withAssignments } from "./set-values";

/** What takes the place of a secret value wherever values are shown. */
export const CLOAK = "(sensitive value)";

/**
 * The values that a release is given: the documents of `values` in order, then `set`, `set_list`, `set_sensitive`
 * and, when they are to be sent, those of `set_wo`.
 *
 * @throws HelmError when a document or an assignment cannot be read.
 */
export function mergedValues(release: ObjectValue, writeOnly: Value = null): Values {
  let values: Values = {};
  for (const document of listOf(release["values"])) {
    if (typeof document === "string" && document !== "") values = mergeValues(values, readDocument(document));
  }
  for (const entry of entriesOf(release["set"])) values = assigned(values, entry, false);
  for (const entry of entriesOf(release["set_list"])) {
    const items = listOf(entry["value"]).filter((item) => item !== null);
    values = assigned(values, { ...entry, value: `{${items.map(String).join(",")}}`, type: "auto" }, false);
  }
  for (const entry of entriesOf(release["set_sensitive"])) values = assigned(values, entry, true);
  let secret: Values = {};
  for (const entry of entriesOf(writeOnly ?? undefined)) secret = assigned(secret, entry, true);
  return mergeValues(values, secret);
}

/** Merges objects at every depth; everything else of `over` replaces what is in `under`. */
export function mergeValues(under: Values, over: Values): Values {
  const merged: Record<string, Json> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const known = merged[key];
    merged[key] = isJsonObject(known) && isJsonObject(value) ? mergeValues(known, value) : value;
  }
  return merged;
}

/** The values in JSON as the provider shows them: sorted, with those of `set_sensitive` hidden. */
export function shownValues(values: Values, release: ObjectValue): string {
  const names = entriesOf(release["set_sensitive"]).map((entry) => String(entry["name"]));
  return sortedJson(names.reduce<Values>((shown, name) => cloaked(shown, name.split(".")), values));
}

function readDocument(document: string): Values {
  let json: unknown;
  try {
    json = parse(document);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HelmError("Error unmarshaling values", reason);
  }
  const plain = toJson(json);
  if (plain === null) return {};
  if (isJsonObject(plain)) return plain;
  throw new HelmError("Error unmarshaling values", "a document of values must be a mapping");
}

function assigned(values: Values, entry: ObjectValue, secret: boolean): Values {
  const name = String(entry["name"]);
  const value = textOf(entry["value"]);
  const type = textOf(entry["type"]) || "auto";
  try {
    if (type === "literal") return { ...values, ...literal(name, value) };
    if (type === "auto" || type === "string") return withAssignments(values, `${name}=${value}`, type);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const shown = secret ? CLOAK : value;
    throw new HelmError(
      "Failed parsing value",
      `Failed parsing key "${name}" with value ${shown}: ${reason}`,
    );
  }
  throw new HelmError("Unexpected type", `Unexpected type: ${type}`);
}

function literal(name: string, value: string): Values {
  const json = toJson(parse(`${name}: ${value}`));
  return isJsonObject(json) ? json : { [name]: json };
}

function cloaked(values: Values, [key = "", ...rest]: readonly string[]): Values {
  if (rest.length === 0) return { ...values, [key]: CLOAK };
  const inner = values[key];
  return isJsonObject(inner) ? { ...values, [key]: cloaked(inner, rest) } : values;
}

function sortedJson(json: Json): string {
  const sorted = (inner: Json): Json => {
    if (isJsonArray(inner)) return inner.map(sorted);
    if (!isJsonObject(inner)) return inner;
    const keys = Object.keys(inner).sort();
    return Object.fromEntries(keys.map((key) => [key, sorted(inner[key] ?? null)]));
  };
  // Go writes these signs as escapes.
  return JSON.stringify(sorted(json)).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function listOf(value: Value | undefined): readonly Value[] {
  return isListValue(value) ? value : [];
}

function entriesOf(value: Value | undefined): readonly ObjectValue[] {
  return listOf(value).filter((entry) => isObjectValue(entry));
}

function textOf(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

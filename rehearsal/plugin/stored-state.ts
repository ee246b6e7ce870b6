import { readAttributeType } from "./attribute-type";
import { rememberType } from "./dynamic-type";
import { Shape, shapeOfType } from "./shape";
import { Value } from "./value";

/**
 * Reads a value of a state file, which another version of the provider may have written: attributes that are gone
 * are dropped, new ones are null, and a text where a number or a boolean belongs (or the other way round) is converted.
 *
 * @throws Error naming the place when a value cannot be converted.
 */
export function readStoredState(shape: Shape, json: unknown, at = ""): Value {
  if (json === null || json === undefined) return storedNull(shape);
  switch (shape.kind) {
    case "dynamic":
      return readDynamic(json, at);
    case "list":
    case "set":
      if (Array.isArray(json))
        return json.map((inner, i) => readStoredState(shape.element, inner, `${at}[${i}]`));
      // A block that became repeated was one object before.
      if (isJsonObject(json) && shape.element.kind === "object")
        return [readStoredState(shape.element, json, at)];
      break;
    case "tuple":
      if (Array.isArray(json)) {
        return shape.elements.map((element, i) => readStoredState(element, json[i], `${at}[${i}]`));
      }
      break;
    case "map":
      if (isJsonObject(json)) {
        const entries = Object.entries(json);
        return Object.fromEntries(
          entries.map(([k, v]) => [k, readStoredState(shape.element, v, `${at}.${k}`)]),
        );
      }
      break;
    case "object": {
      // And a repeated block that became single was a list.
      const source: unknown = Array.isArray(json) ? json[0] : json;
      if (source === undefined) return storedNull(shape);
      if (isJsonObject(source)) {
        const fields = [...shape.fields];
        return Object.fromEntries(
          fields.map(([k, f]) => [k, readStoredState(f.shape, source[k], `${at}.${k}`)]),
        );
      }
      break;
    }
    case "string":
      if (typeof json === "string") return json;
      if (typeof json === "number" || typeof json === "boolean") return String(json);
      break;
    case "number":
      if (typeof json === "number") return json;
      if (typeof json === "string" && json.trim() !== "" && Number.isFinite(Number(json)))
        return Number(json);
      break;
    case "bool":
      if (typeof json === "boolean") return json;
      if (json === "true" || json === "false") return json === "true";
      break;
  }
  throw new Error(`${at.replace(/^\./, "") || "state"}: expected ${shape.kind}`);
}

function storedNull(shape: Shape): Value {
  if (!("neverNull" in shape) || !shape.neverNull) return null;
  if (shape.kind === "object") return readStoredState(shape, {});
  return shape.kind === "map" ? {} : [];
}

function readDynamic(json: unknown, at: string): Value {
  if (!isJsonObject(json) || !("type" in json)) throw new Error(`${at}: expected a value with its type`);
  const type = readAttributeType(json["type"]);
  const value = readStoredState(shapeOfType(type), json["value"], at);
  rememberType(value, type);
  return value;
}

function isJsonObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

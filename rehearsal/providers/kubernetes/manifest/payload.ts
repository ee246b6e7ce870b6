import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { AttributeType } from "../../../plugin/attribute-type";
import { isListValue, isObjectValue, Value } from "../../../plugin/value";
import { isJsonArray, isJsonObject, objectOf, without } from "../conversion/json";
import { ObjectType } from "./object-type";

/** What a value amounts to as JSON; what is null is left out. */
export function toJson(value: Value, { intOrString }: ObjectType, path: readonly string[] = []): Json {
  if (isListValue(value)) {
    return value
      .filter((each) => each !== null)
      .map((each) => toJson(each, { intOrString }, [...path, "-1"]));
  }
  if (isObjectValue(value)) {
    const members = Object.entries(value).filter(([, each]) => each !== null);
    return Object.fromEntries(
      members.map(([name, each]) => [name, toJson(each, { intOrString }, [...path, name])]),
    );
  }
  if (typeof value === "string" && isHinted(intOrString, path) && /^[+-]?\d+$/.test(value))
    return Number(value);
  return typeof value === "symbol" ? null : value;
}

/** An object of the API in the form that its type gives to the state; what is missing is null. */
export function fromJson(json: Json | undefined, type: AttributeType): Value {
  if (json === undefined || json === null) {
    if (json === undefined && typeof type !== "string" && type[0] === "object") return emptyMembers(type);
    return null;
  }
  if (type === "string" && (typeof json === "number" || typeof json === "boolean")) return String(json);
  if (type === "number" && typeof json === "string") return Number(json);
  if (isJsonArray(json)) return json.map((each, index) => fromJson(each, elementType(type, index)));
  if (isJsonObject(json)) {
    if (typeof type !== "string" && type[0] === "object") {
      const members = Object.entries<AttributeType>(type[1]);
      return Object.fromEntries(members.map(([name, member]) => [name, fromJson(json[name], member)]));
    }
    const entries = Object.entries(json);
    return Object.fromEntries(entries.map(([key, each]) => [key, fromJson(each, elementType(type, 0))]));
  }
  return json;
}

/** An object without what the server keeps for itself. */
export function withoutServerFields(object: JsonObject): JsonObject {
  const metadata = without(objectOf(object["metadata"]), [
    "uid",
    "creationTimestamp",
    "resourceVersion",
    "generation",
    "selfLink",
    "managedFields",
  ]);
  return { ...without(object, ["status"]), metadata };
}

function emptyMembers(type: AttributeType): Value {
  if (typeof type === "string" || type[0] !== "object") return null;
  const members = Object.entries<AttributeType>(type[1]);
  return Object.fromEntries(members.map(([name, member]) => [name, emptyMembers(member)]));
}

function elementType(type: AttributeType, index: number): AttributeType {
  if (typeof type === "string" || type[0] === "object") return "dynamic";
  return type[0] === "tuple" ? (type[1][index] ?? type[1][0] ?? "dynamic") : type[1];
}

/** Hints name maps by `#`; a key of a map is any text. */
function isHinted(intOrString: ReadonlySet<string>, path: readonly string[]): boolean {
  if (intOrString.has(path.join("."))) return true;
  return [...intOrString].some((hint) => {
    const steps = hint.split(".");
    return steps.length === path.length && steps.every((step, i) => step === "#" || step === path[i]);
  });
}

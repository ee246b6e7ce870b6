import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { AttributeType } from "../../../plugin/attribute-type";
import { arrayOf, isJsonObject, objectOf, textOf } from "../conversion/json";

/** Types that contain themselves have no Terraform type. */
const ENDLESS = /\.JSONSchemaProps$/;
const DEEPEST = 50;

/** What a Terraform type cannot say: paths, in which `#` stands for every key and `-1` for every index. */
export interface TypeHints {
  /** Values that are numbers or texts. */
  readonly intOrString: Set<string>;

  /** Where more than what is described is allowed. */
  readonly open: Set<string>;
}

/**
 * The Terraform type that an OpenAPI schema amounts to.
 *
 * @param components the schemas that references point to
 * @param hints gets the paths of what a type cannot say
 */
export function typeOfSchema(
  schema: JsonObject,
  components: JsonObject,
  hints: TypeHints,
  path = "",
  depth = 0,
): AttributeType {
  if (depth > DEEPEST) return "dynamic";
  const resolved = resolve(schema, components);
  if (resolved === undefined) return "dynamic";
  const inside = (inner: Json | undefined, step: string): AttributeType =>
    typeOfSchema(objectOf(inner), components, hints, path === "" ? step : `${path}.${step}`, depth + 1);

  if (resolved["x-kubernetes-preserve-unknown-fields"] === true) hints.open.add(path);
  if (resolved["format"] === "int-or-string" || resolved["x-kubernetes-int-or-string"] === true) {
    hints.intOrString.add(path);
    return "string";
  }
  switch (textOf(resolved["type"])) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "integer":
    case "number":
      return "number";
    case "array": {
      const element = inside(resolved["items"], "-1");
      return isKnown(element) ? ["list", element] : ["tuple", [element]];
    }
    case "object": {
      const { properties, additionalProperties } = resolved;
      if (isJsonObject(properties)) {
        const members = Object.entries(properties).map(([name, each]) => [name, inside(each, name)] as const);
        return ["object", Object.fromEntries(members)];
      }
      return isJsonObject(additionalProperties) ? ["map", inside(additionalProperties, "#")] : "dynamic";
    }
    default:
      return isAlsoText(resolved) ? "string" : "dynamic";
  }
}

/** Follows references; undefined for a schema of schemas. */
function resolve(schema: JsonObject, components: JsonObject): JsonObject | undefined {
  const [only] = arrayOf(schema["allOf"]);
  const reference = textOf(schema["$ref"]) || textOf(objectOf(only)["$ref"]);
  if (reference === "") return schema;
  const name = reference.split("/").at(-1) ?? "";
  return ENDLESS.test(name) ? undefined : resolve(objectOf(components[name]), components);
}

/** Quantities are described as texts that may also be numbers. */
function isAlsoText(schema: JsonObject): boolean {
  return arrayOf(schema["oneOf"]).some((each) => objectOf(each)["type"] === "string");
}

function isKnown(type: AttributeType): boolean {
  if (typeof type === "string") return type !== "dynamic";
  if (type[0] === "object") return Object.values<AttributeType>(type[1]).every(isKnown);
  return type[0] === "tuple" ? type[1].every(isKnown) : isKnown(type[1]);
}

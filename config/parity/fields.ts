import { z } from "zod";
import { environmentJsonSchema } from "../json-schema";

type JsonSchema = z.core.JSONSchema.BaseSchema;

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys below a schema, with `*` for keys of somebody's choice and `[]` for the items of a list. */
function below(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const named = Object.entries(schema.properties ?? {});
  const any: [string, unknown][] = [
    ["*", schema.additionalProperties],
    ["[]", schema.items],
  ];
  return [...named, ...any].flatMap(([key, inner]) => (isSchema(inner) ? [[key, inner] as const] : []));
}

function leaves(schema: JsonSchema, path: string): readonly string[] {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return branches.flatMap((branch) => leaves(branch, path));
  const keys = below(schema);
  if (keys.length === 0) return [path];
  return keys.flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

let fields: readonly string[] | undefined;

/** Every field of an environment file, such as `nodePools.*.min`, in the order of the schema, each once. */
export function environmentFields(): readonly string[] {
  fields ??= [...new Set(leaves(environmentJsonSchema(), "").map((path) => path.replaceAll(".[]", "[]")))];
  return fields;
}

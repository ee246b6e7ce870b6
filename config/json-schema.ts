import { z } from "zod";
import { ConfigPath } from "./problems/problem";
import { schemaPerWayIn, schemasPerCloud } from "./json-schema-per-cloud";
import { environmentSchema } from "./schema/environment";
import { valueAt } from "./schema-findings";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema of environment files, for editors. Rules that cross keys are not part of it. */
export function environmentJsonSchema(): JsonSchema {
  return {
    ...z.toJSONSchema(environmentSchema, { target: "draft-7", io: "input" }),
    allOf: [...schemasPerCloud(), schemaPerWayIn()],
    title: "Environment of the Stable Diffusion stack",
  };
}

/** The text of the committed JSON Schema file. */
export function environmentJsonSchemaText(): string {
  return `${JSON.stringify(environmentJsonSchema(), null, 2)}\n`;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null;
}

/** The alternatives of a schema that fit what is written so far: those of another `kind` do not. */
function alternatives(schema: JsonSchema, data: unknown): JsonSchema[] {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches === undefined) {
    return [schema];
  }
  return branches.flatMap((branch) => {
    const kind = branch.properties?.["kind"];
    const fits = !isSchema(kind) || kind.const === undefined || kind.const === valueAt(data, ["kind"]);
    return fits ? alternatives(branch, data) : [];
  });
}

function step(schema: JsonSchema, key: string | number): JsonSchema[] {
  const next =
    typeof key === "number" ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  return isSchema(next) && !Array.isArray(next) ? [next] : [];
}

let rootSchema: JsonSchema | undefined;

/** A function that lists the keys environment files may have at a path. */
export function knownKeys(data: unknown): (path: ConfigPath) => readonly string[] {
  const root = (rootSchema ??= environmentJsonSchema());
  return (path) => {
    const reached = path.reduce<JsonSchema[]>(
      (schemas, key, index) =>
        schemas
          .flatMap((schema) => alternatives(schema, valueAt(data, path.slice(0, index))))
          .flatMap((schema) => step(schema, key)),
      [root],
    );
    const keys = reached
      .flatMap((schema) => alternatives(schema, valueAt(data, path)))
      .flatMap((schema) => Object.keys(schema.properties ?? {}));
    return [...new Set(keys)];
  };
}

import { z } from "zod";
import { CLOUD_KEYS, CloudKeys } from "./rules/keys-per-cloud";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A schema that says something of the key at the end of a dotted path; `*` stands for every key. */
function at(path: readonly string[], say: (key: string) => JsonSchema): JsonSchema {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    return say(key);
  }
  const inner = at(rest, say);
  return key === "*" ? { additionalProperties: inner } : { properties: { [key]: inner } };
}

function keysOf({ required, refused }: CloudKeys): JsonSchema[] {
  return [
    ...required.map((path) => at(path.split("."), (key) => ({ required: [key] }))),
    ...Object.keys(refused).map((path) => at(path.split("."), (key) => ({ properties: { [key]: false } }))),
  ];
}

/** What each cloud needs and refuses, for editors. */
export function schemasPerCloud(): JsonSchema[] {
  return Object.entries(CLOUD_KEYS).map(([kind, keys]) => ({
    if: {
      properties: { cloud: { properties: { kind: { const: kind } }, required: ["kind"] } },
      required: ["cloud"],
    },
    then: { allOf: keysOf(keys) },
  }));
}

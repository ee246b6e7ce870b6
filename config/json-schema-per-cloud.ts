import { z } from "zod";
import { CLOUD_KEYS, CloudKeys } from "./rules/keys-per-cloud";
import { GATEWAY, REFUSED_WITH_GATEWAY, TLS_SECRET } from "./rules/way-in";

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

const required = (path: readonly string[]): JsonSchema => at(path, (key) => ({ required: [key] }));
const forbidden = (path: readonly string[]): JsonSchema =>
  at(path, (key) => ({ properties: { [key]: false } }));

function keysOf({ required: needed, refused }: CloudKeys): JsonSchema[] {
  return [
    ...needed.map((path) => required(path.split("."))),
    ...Object.keys(refused).map((path) => forbidden(path.split("."))),
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

/** What requests that come by a Gateway, and those that come by an ingress, need and refuse, for editors. */
export function schemaPerWayIn(): JsonSchema {
  const [section = ""] = GATEWAY;
  return {
    if: { ...required(GATEWAY), required: [section] },
    then: { allOf: REFUSED_WITH_GATEWAY.map(([path]) => forbidden(path)) },
    else: required(TLS_SECRET),
  };
}

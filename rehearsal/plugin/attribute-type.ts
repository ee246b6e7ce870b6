/** Names of the collection types. */
export type CollectionKind = "list" | "set" | "map";

/** A Terraform type in the JSON notation of provider schemas. */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly [CollectionKind, AttributeType]
  | readonly ["object", Readonly<Record<string, AttributeType>>]
  | readonly ["tuple", readonly AttributeType[]];

/**
 * Reads a type from its JSON notation.
 *
 * @throws Error when the notation is not one of a type.
 */
export function readAttributeType(json: unknown): AttributeType {
  if (json === "string" || json === "number" || json === "bool" || json === "dynamic") return json;
  if (Array.isArray(json) && json.length >= 2) {
    const [kind, inner]: unknown[] = json;
    if (kind === "list" || kind === "set" || kind === "map") return [kind, readAttributeType(inner)];
    if (kind === "object" && typeof inner === "object" && inner !== null) {
      return [
        "object",
        Object.fromEntries(Object.entries(inner).map(([name, type]) => [name, readAttributeType(type)])),
      ];
    }
    if (kind === "tuple" && Array.isArray(inner)) return ["tuple", inner.map(readAttributeType)];
  }
  throw new Error(`not a Terraform type: ${JSON.stringify(json)}`);
}

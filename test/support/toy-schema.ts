import { readProviderSchema } from "../../rehearsal/plugin/read-schema";
import { BlockSchema } from "../../rehearsal/plugin/schema";

/** A resource's block from the JSON notation of provider schemas. */
export function blockFrom(json: object): BlockSchema {
  const schema = { provider_schemas: { toy: { resource_schemas: { toy: { version: 0, block: json } } } } };
  return readProviderSchema(schema).resources.get("toy")!.block;
}

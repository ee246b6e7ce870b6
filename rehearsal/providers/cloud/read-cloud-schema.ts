import { readProviderSchema } from "../../plugin/read-schema";
import { ProviderSchema } from "../../plugin/schema";
import { NO_FACTS, readFacts, ResourceFacts, withComputedBlocks } from "../../plugin/sdk/facts";

/** What a provider's files say of its types. */
export interface CloudSchema {
  /** The schema, trimmed to the types that are served. */
  readonly schema: ProviderSchema;

  /** What the schema format has no place for, of each managed resource type. */
  readonly facts: ReadonlyMap<string, ResourceFacts>;
}

/**
 * Reads the files of a provider.
 *
 * @param computedBlocks blocks that the provider fills, by type
 */
export function readCloudSchema(
  schemaJson: unknown,
  factsJson: unknown,
  computedBlocks: Readonly<Record<string, readonly string[]>>,
): CloudSchema {
  const schema = readProviderSchema(schemaJson);
  const known = readFacts(factsJson);
  const facts = [...schema.resources.keys()].map(
    (name) => [name, withComputedBlocks(known.get(name) ?? NO_FACTS, computedBlocks[name] ?? [])] as const,
  );
  return { schema, facts: new Map(facts) };
}

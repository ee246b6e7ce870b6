import { readProviderSchema } from "../../plugin/read-schema";
import { ProviderSchema } from "../../plugin/schema";
import {
  NO_FACTS,
  readCheckedValues,
  readFacts,
  ResourceFacts,
  withCheckedValues,
  withComputedBlocks,
} from "../../plugin/sdk/facts";

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
 * @param checkedJson what the provider checks in code, by type and attribute
 */
export function readCloudSchema(
  schemaJson: unknown,
  factsJson: unknown,
  computedBlocks: Readonly<Record<string, readonly string[]>>,
  checkedJson: unknown = {},
): CloudSchema {
  const schema = readProviderSchema(schemaJson);
  const known = readFacts(factsJson);
  const checked = readCheckedValues(checkedJson);
  const factsOf = (name: string): ResourceFacts =>
    withComputedBlocks(
      withCheckedValues(known.get(name) ?? NO_FACTS, checked[name] ?? {}),
      computedBlocks[name] ?? [],
    );
  const facts = new Map([...schema.resources.keys()].map((name) => [name, factsOf(name)]));
  return { schema, facts };
}

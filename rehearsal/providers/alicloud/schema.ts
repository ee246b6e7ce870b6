import facts from "../../../schemas/alicloud.facts.json";
import schema from "../../../schemas/alicloud.schema.json";
import { readProviderSchema } from "../../plugin/read-schema";
import { ProviderSchema } from "../../plugin/schema";
import { NO_FACTS, readFacts, ResourceFacts, withComputedBlocks } from "../../plugin/sdk/facts";
import computedBlocks from "./data/computed-blocks.json";

const BLOCKS: Readonly<Record<string, readonly string[]>> = computedBlocks;

const RAW_FACTS = readFacts(facts);

/** The schema of the Alibaba Cloud provider, trimmed to the types that are served. */
export const ALICLOUD_SCHEMA: ProviderSchema = readProviderSchema(schema);

/** What the schema format has no place for, of each managed resource type. */
export const ALICLOUD_FACTS: ReadonlyMap<string, ResourceFacts> = new Map(
  [...ALICLOUD_SCHEMA.resources.keys()].map((typeName) => [
    typeName,
    withComputedBlocks(RAW_FACTS.get(typeName) ?? NO_FACTS, BLOCKS[typeName] ?? []),
  ]),
);

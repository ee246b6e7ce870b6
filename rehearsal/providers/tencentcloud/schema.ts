import facts from "../../../schemas/tencentcloud.facts.json";
import schema from "../../../schemas/tencentcloud.schema.json";
import { readProviderSchema } from "../../plugin/read-schema";
import { ProviderSchema } from "../../plugin/schema";
import { NO_FACTS, readFacts, ResourceFacts, withComputedBlocks } from "../../plugin/sdk/facts";
import computedBlocks from "./data/computed-blocks.json";

const BLOCKS: Readonly<Record<string, readonly string[]>> = computedBlocks;

const RAW_FACTS = readFacts(facts);

/** The exact schema of the Tencent Cloud provider, trimmed to the families that are served. */
export const TENCENTCLOUD_SCHEMA: ProviderSchema = readProviderSchema(schema);

/** What the schema format has no place for, of each managed resource type. */
export const TENCENTCLOUD_FACTS: ReadonlyMap<string, ResourceFacts> = new Map(
  [...TENCENTCLOUD_SCHEMA.resources.keys()].map((typeName) => [
    typeName,
    withComputedBlocks(RAW_FACTS.get(typeName) ?? NO_FACTS, BLOCKS[typeName] ?? []),
  ]),
);

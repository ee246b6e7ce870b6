import facts from "../../../schemas/alicloud.facts.json";
import schema from "../../../schemas/alicloud.schema.json";
import { readCloudSchema } from "../cloud/read-cloud-schema";
import checkedValues from "./data/checked-values.json";
import computedBlocks from "./data/computed-blocks.json";

const READ = readCloudSchema(schema, facts, computedBlocks, checkedValues);

/** The exact schema of the Alibaba Cloud provider, trimmed to the types that are served. */
export const ALICLOUD_SCHEMA = READ.schema;

/** What the schema format has no place for, of each managed resource type. */
export const ALICLOUD_FACTS = READ.facts;

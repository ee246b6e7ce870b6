import facts from "../../../schemas/tencentcloud.facts.json";
import schema from "../../../schemas/tencentcloud.schema.json";
import { readCloudSchema } from "../cloud/read-cloud-schema";
import computedBlocks from "./data/computed-blocks.json";

const READ = readCloudSchema(schema, facts, computedBlocks);

/** The exact schema of the Tencent Cloud provider, trimmed to the types that are served. */
export const TENCENTCLOUD_SCHEMA = READ.schema;

/** What the schema format has no place for, of each managed resource type. */
export const TENCENTCLOUD_FACTS = READ.facts;

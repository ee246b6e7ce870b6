import { DataSourceType } from "../../../plugin/provider";
import { ResourceSchema } from "../../../plugin/schema";
import { textOf } from "../../../plugin/sdk/values";
import { ObjectValue, Value } from "../../../plugin/value";
import { TencentCloud } from "../cloud";
import { ANSWERS } from "./answers";
import { LISTINGS, passes } from "./listings";
import { shaped } from "./shape";

/** Most rows that a data source tells an id by. */
const ID_DIGITS = 8;

/**
 * A data source of this cloud. Those without an answer of their own find nothing: lists are empty, everything
 * else is what was asked for.
 */
export function cloudDataSource(
  cloud: TencentCloud,
  typeName: string,
  schema: ResourceSchema,
): DataSourceType {
  return {
    validate: () => Promise.resolve([]),
    async read(config) {
      const found = await answer(cloud, typeName, config);
      const state: Record<string, Value> = {};
      for (const [name, { type, computed }] of schema.block.attributes) {
        const asked = config[name] ?? null;
        if (asked !== null) state[name] = asked;
        else if (!computed) state[name] = null;
        else state[name] = shaped(type ?? "string", found[name]);
      }
      for (const name of schema.block.blocks.keys()) state[name] = config[name] ?? null;
      if (state["id"] === "") state["id"] = cloud.digits(`${typeName} ${textOf(config)}`).slice(0, ID_DIGITS);
      return { state };
    },
  };
}

async function answer(cloud: TencentCloud, typeName: string, config: ObjectValue): Promise<ObjectValue> {
  const listing = LISTINGS[typeName];
  if (listing === undefined) return ANSWERS[typeName]?.(cloud, config) ?? {};
  const rows = await listing.rows(cloud, config);
  return { [listing.list]: rows.filter((row) => passes(row, config, listing.filters ?? {})) };
}

import { DataSourceType } from "../../../plugin/provider";
import { ResourceSchema } from "../../../plugin/schema";
import { OperationError } from "../../../plugin/sdk/operation-error";
import { textOf } from "../../../plugin/sdk/values";
import { ObjectValue, Value } from "../../../plugin/value";
import { CloudProfile } from "../profile";
import { SimulatedCloud } from "../simulated-cloud";
import { passes } from "./listing";
import { shaped } from "./shape";

/** Digits of the id by which a data source tells what it was asked. */
const ID_DIGITS = 8;

/**
 * A data source of a cloud. Those without an answer of their own find nothing: lists are empty, everything
 * else is what was asked for.
 */
export function cloudDataSource<C extends SimulatedCloud>(
  profile: CloudProfile<C>,
  cloud: C,
  typeName: string,
  schema: ResourceSchema,
): DataSourceType {
  return {
    validate: () => Promise.resolve([]),
    async read(config) {
      const found = await answer(profile, cloud, typeName, config).catch(refusal);
      if (found instanceof OperationError) {
        return { state: null, diagnostics: [{ severity: "error", summary: found.message }] };
      }
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

/** What the cloud refuses is told; everything else is a mistake of ours. */
function refusal(error: unknown): OperationError {
  if (error instanceof OperationError) return error;
  throw error;
}

async function answer<C extends SimulatedCloud>(
  { listings, answers }: CloudProfile<C>,
  cloud: C,
  typeName: string,
  config: ObjectValue,
): Promise<ObjectValue> {
  const listing = listings[typeName];
  if (listing === undefined) return (await answers[typeName]?.(cloud, config)) ?? {};
  const all = await listing.rows(cloud, config);
  const rows = all.filter((row) => passes(row, config, listing.filters ?? {}));
  const columns = Object.entries(listing.columns ?? {}).map(([name, attribute]) => [
    name,
    rows.map((row) => row[attribute] ?? null),
  ]);
  return { ...Object.fromEntries(columns), [listing.list]: rows };
}

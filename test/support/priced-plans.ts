import { PriceTable, readPrices } from "../../catalog/prices";
import { CostedStack } from "../../review/cost";
import { CostFacts } from "../../review/cost/facts";
import { Plan, PlannedResource } from "../../review/plan/plan";
import { PlanValue } from "../../review/plan/value";

const SOURCE = { currency: "CNY", source: "a contract", date: "2026-11-01" };

/** Round prices: a big machine at 10 an hour is 7300 a month, a small one at 1 is 730. */
export const ROUND_PRICES = new PriceTable(
  readPrices({
    format: 1,
    prices: [
      { item: "tencent/machine/BIG", per: "hour", amount: "10", ...SOURCE },
      { item: "tencent/machine/SMALL", per: "hour", amount: "1", ...SOURCE },
      { item: "tencent/disk/CLOUD_BSSD", per: "GiB-month", amount: "0.35", ...SOURCE },
      { item: "tencent/registry/basic", per: "month", amount: "160.5", ...SOURCE },
      { item: "tencent/nat-gateway/1000000", per: "hour", amount: "0.089", ...SOURCE, currency: "USD" },
    ],
  }),
);

export const FACTS: CostFacts = { currency: "CNY", prices: ROUND_PRICES };

/** A resource that a plan has read; it stays as it is unless told otherwise. */
export function planned(
  type: string,
  before: PlanValue,
  after: PlanValue,
  parts: Partial<PlannedResource> = {},
): PlannedResource {
  const actions = before === null ? ["create"] : after === null ? ["delete"] : ["update"];
  return {
    address: `${type}.it`,
    mode: "managed",
    type,
    name: "it",
    provider: "registry.terraform.io/tencentcloudstack/tencentcloud",
    actions: before === after ? ["no-op"] : actions,
    before,
    after,
    replacePaths: [],
    ...parts,
  };
}

export function planOf(resources: readonly PlannedResource[], parts: Partial<Plan> = {}): Plan {
  return {
    terraformVersion: "1.11.4",
    formatVersion: "1.2",
    resources,
    drift: [],
    deferred: [],
    outputs: [],
    checks: [],
    relevantAttributes: [],
    ...parts,
  };
}

export function stackOf(name: string, ...resources: readonly PlannedResource[]): CostedStack {
  return { name, plan: planOf(resources), originOf: (address) => ({ stack: name, address }) };
}

/** Attributes of a pool of native nodes. */
export function pool(parts: {
  readonly types?: PlanValue;
  readonly min?: PlanValue;
  readonly max?: PlanValue;
  readonly replicas?: PlanValue;
  readonly scales?: PlanValue;
  readonly diskGiB?: PlanValue;
  readonly name?: string;
  readonly charge?: string;
}): PlanValue {
  const { types = ["BIG"], min = 0, max = 4, replicas = 1, scales = true, diskGiB, name = "gpu" } = parts;
  return {
    labels: [{ name: "sdstack/node-pool", value: name }],
    native: [
      {
        instance_charge_type: parts.charge ?? "POSTPAID_BY_HOUR",
        instance_types: types,
        enable_autoscaling: scales,
        replicas,
        scaling: [{ min_replicas: min, max_replicas: max }],
        system_disk: diskGiB === undefined ? [] : [{ disk_type: "CLOUD_BSSD", disk_size: diskGiB }],
        data_disks: [],
      },
    ],
  };
}

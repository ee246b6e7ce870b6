import { CloudCatalog, HOURS_PER_MONTH } from "../../catalog";
import { Draft } from "../draft";
import { BudgetConfig } from "../environment";
import { replicasPerNode } from "./replicas-fit-nodes";
import { Rule } from "./rule";

interface PoolCost {
  readonly name: string;
  readonly instanceType: string;
  readonly nodes: number;

  /** Price of one node for one hour; undefined when it is not known. */
  readonly hourly: number | undefined;
  readonly estimate: boolean;
}

function price(instanceType: string, budget: BudgetConfig, { prices }: CloudCatalog) {
  const own = budget.hourlyPrices?.[instanceType];
  if (own !== undefined) {
    return { hourly: own, estimate: false };
  }
  const listed = prices?.get(instanceType);
  return listed?.currency === budget.currency
    ? { hourly: listed.hourly, estimate: listed.estimate }
    : { hourly: undefined, estimate: true };
}

/** Nodes of the workload's pool that its smallest number of replicas keeps running. */
function nodesForReplicas(draft: Draft, catalog: CloudCatalog): number {
  const perNode = replicasPerNode(draft, catalog)?.count ?? 0;
  const { scaling } = draft.diffusion;
  return scaling === undefined || perNode === 0 ? 0 : Math.ceil(scaling.min / perNode);
}

function poolCosts(draft: Draft, budget: BudgetConfig, catalog: CloudCatalog): PoolCost[] {
  return Object.entries(draft.nodePools).flatMap(([name, pool]) => {
    const instanceType = catalog.instanceTypes?.find(pool?.instanceType ?? "")?.name;
    return pool === undefined || instanceType === undefined
      ? []
      : [{ name, instanceType, nodes: pool.min, ...price(instanceType, budget, catalog) }];
  });
}

function monthly(costs: readonly PoolCost[]): number {
  return Math.ceil(
    costs.reduce((sum, { nodes, hourly }) => sum + nodes * (hourly ?? 0), 0) * HOURS_PER_MONTH,
  );
}

function sum(costs: readonly PoolCost[], { currency }: BudgetConfig): string {
  const detail = costs.flatMap(({ nodes, instanceType, hourly, estimate }) =>
    nodes === 0 || hourly === undefined
      ? []
      : [`${nodes} × ${instanceType} at ${estimate ? "about " : ""}${hourly} an hour`],
  );
  return `${monthly(costs)} ${currency} (${detail.join(", ")})`;
}

/** Machine types of nodes that always run whose price is known neither from the file nor from the catalog, each once. */
export function typesWithoutPrice(draft: Draft, catalog: CloudCatalog): readonly string[] {
  const { budget: limit } = draft;
  const floor = limit === undefined ? [] : poolCosts(draft, limit, catalog);
  const unknown = floor.filter(({ hourly, nodes }) => hourly === undefined && nodes > 0);
  return [...new Set(unknown.map(({ instanceType }) => instanceType))];
}

const pricesAreKnown: Rule = (draft, catalog) =>
  typesWithoutPrice(draft, catalog).map((instanceType) => ({
    path: ["budget"],
    at: "key",
    severity: "warning",
    expected: `a price in ${draft.budget?.currency} for ${instanceType} in budget.hourlyPrices to compare with`,
    got: "none, so it is not known whether the budget covers the smallest number of nodes",
  }));

/** The budget covers what always runs, as far as its prices are known: every pool at its smallest, for a month. */
export const budgetCovers: Rule = (draft, catalog) => {
  const { budget: limit, cloud, diffusion } = draft;
  if (limit === undefined || cloud === undefined) {
    return [];
  }
  const floor = poolCosts(draft, limit, catalog);
  const path = ["budget", "monthly"];
  const got = String(limit.monthly);
  if (monthly(floor) > limit.monthly) {
    const expected = `at least what the smallest number of nodes costs a month, ${sum(floor, limit)}`;
    const because = { path: ["nodePools"], says: "how many nodes there are at least" };
    return [{ path, expected, got, because }];
  }
  const busy = floor.map((cost) =>
    cost.name === diffusion.gpu?.pool
      ? { ...cost, nodes: Math.max(cost.nodes, nodesForReplicas(draft, catalog)) }
      : cost,
  );
  if (monthly(busy) <= limit.monthly) {
    return [];
  }
  const expected = `what the smallest number of replicas keeps running a month, ${sum(busy, limit)}`;
  const because = { path: ["diffusion", "scaling", "min"], says: `min: ${diffusion.scaling?.min ?? 0}` };
  return [{ path, expected, got, because, severity: "warning" }];
};

/** The budget covers what always runs, and says where no price tells. */
export const budget: Rule = (draft, catalog) => [
  ...pricesAreKnown(draft, catalog),
  ...budgetCovers(draft, catalog),
];

import { CATALOGS, CloudCatalog, Currency } from "../catalog";
import { PriceEntry } from "../catalog/prices";
import { isWholeGpus } from "../constructs/contracts/gpu";
import { Environment } from "./environment";
import { poolCard } from "./rules/pool-card";
import { replicasPerNode } from "./rules/replicas-fit-nodes";

/** What an environment says of its costs. */
export interface EnvironmentCosts {
  /** Currency of the budget; that of the catalog's prices when there is no budget. */
  readonly currency: Currency;

  /** What it may cost a month, in `currency`; absent without a limit. */
  readonly monthlyBudget?: number;

  /** Prices that the file states. */
  readonly prices: readonly PriceEntry[];

  /** Names of pools, and how many nodes the smallest number of replicas keeps in them. */
  readonly keptNodes: ReadonlyMap<string, number>;

  /** What makes images; absent when one of its parts is not known. */
  readonly images?: {
    readonly model: string;

    /** The maker's name of the cards. */
    readonly card: string;

    /** Machine that carries them, as price files name it. */
    readonly machine: string;
    readonly replicasPerNode: number;

    /** How much of one card's compute a replica has, in percent. */
    readonly cardPercent: number;
  };
}

const OWN_PRICES = "budget.hourlyPrices of the environment file";

/**
 * What an environment says of its costs.
 *
 * @param readOn - day on which its file was read, `YYYY-MM-DD`.
 */
export function environmentCosts(environment: Environment, readOn: string): EnvironmentCosts {
  const { budget, cloud, diffusion } = environment;
  const catalog = CATALOGS[cloud.kind];
  const perNode = replicasPerNode(environment, catalog)?.count ?? 0;
  const kept = perNode === 0 ? 0 : Math.ceil(diffusion.scaling.min / perNode);
  const priced = catalog.pricedAs ?? cloud.kind;
  const images = imagesOf(environment, catalog, priced, perNode);
  return {
    currency: budget?.currency ?? "CNY",
    ...(budget === undefined ? {} : { monthlyBudget: budget.monthly }),
    prices: Object.entries(budget?.hourlyPrices ?? {}).map(([type, hourly]) => ({
      item: `${priced}/machine/${type}`,
      per: "hour",
      // What is next to nothing is not nothing.
      amount: Math.max(hourly, 0.000001).toFixed(6),
      currency: budget?.currency ?? "CNY",
      estimate: false,
      source: OWN_PRICES,
      date: readOn,
    })),
    keptNodes: new Map([[diffusion.gpu.pool, kept]]),
    ...(images === undefined ? {} : { images }),
  };
}

function imagesOf(
  { diffusion, nodePools }: Environment,
  catalog: CloudCatalog,
  priced: string,
  perNode: number,
): EnvironmentCosts["images"] {
  const { gpu, model } = diffusion;
  const pool = nodePools[gpu.pool];
  const card = pool === undefined ? undefined : poolCard(pool, catalog);
  if (pool?.instanceType === undefined || card === undefined || perNode === 0) return undefined;
  return {
    model,
    card: card.model,
    machine: `${priced}/machine/${pool.instanceType}`,
    replicasPerNode: perNode,
    cardPercent: isWholeGpus(gpu) ? 100 : gpu.computePercent,
  };
}

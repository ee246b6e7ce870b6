import { Currency } from "../../catalog";
import { KNOWN_PRICES, PriceEntry } from "../../catalog/prices";
import { Environment, environmentCosts, EnvironmentFile } from "../../config";
import { CostFacts } from "../../review/cost";

/** Label by which the nodes of a pool are known. */
const POOL_LABEL = "sdstack/node-pool";

/** What costs are reckoned in when nobody says anything of it: what the prices of the project are in. */
const CURRENCY: Currency = "CNY";

/** Prices from elsewhere, and the day it is. */
interface MorePrices {
  readonly now: Date;

  /** They go before those that the file states. */
  readonly prices: readonly PriceEntry[];
}

/** What to reckon in without a budget: the currency of the user's own prices where it is one. */
export function currencyOf(prices: readonly PriceEntry[]): Currency {
  const [currency, ...others] = new Set(prices.map((price) => price.currency));
  return currency === undefined || others.length > 0 ? CURRENCY : currency;
}

/** Prices, budget and replicas of an environment. */
export function costsOfEnvironment(
  { file, locate }: Pick<EnvironmentFile, "file" | "locate">,
  environment: Environment,
  { now, prices }: MorePrices,
): CostFacts {
  const costs = environmentCosts(environment, now.toISOString().slice(0, 10));
  const { monthlyBudget, images, keptNodes } = costs;
  const { line, column } = locate(["budget", "monthly"]);
  return {
    currency: monthlyBudget === undefined ? currencyOf(prices) : costs.currency,
    prices: KNOWN_PRICES.with(costs.prices).with(prices),
    budget:
      monthlyBudget === undefined
        ? undefined
        : { monthly: monthlyBudget, source: { file, line, column, field: "budget.monthly" } },
    kept: new Map([...keptNodes].map(([pool, nodes]) => [`${POOL_LABEL}=${pool}`, nodes])),
    images,
  };
}

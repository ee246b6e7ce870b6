import { join } from "node:path";
import { KNOWN_PRICES } from "../../catalog/prices";
import { environmentCosts, readEnvironmentFile } from "../../config";
import { CostFacts } from "../../review/cost";

/** Label by which the nodes of a pool are known. */
const POOL_LABEL = "sdstack/node-pool";

/**
 * Prices, budget and replicas of an environment.
 *
 * @param configFolder - folder with the environment files, as messages name it.
 * @returns undefined for a file with problems, which a review of plans does not need.
 */
export function costsOfEnvironment(configFolder: string, name: string, now: Date): CostFacts | undefined {
  const file = join(configFolder, `${name}.yaml`);
  const { environment, locate } = readEnvironmentFile(file);
  if (environment === undefined) return undefined;
  const costs = environmentCosts(environment, now.toISOString().slice(0, 10));
  const { currency, monthlyBudget, images, keptNodes } = costs;
  const { line, column } = locate(["budget", "monthly"]);
  return {
    currency,
    prices: KNOWN_PRICES.with(costs.prices),
    budget:
      monthlyBudget === undefined
        ? undefined
        : { monthly: monthlyBudget, source: { file, line, column, field: "budget.monthly" } },
    kept: new Map([...keptNodes].map(([pool, nodes]) => [`${POOL_LABEL}=${pool}`, nodes])),
    images,
  };
}

import { KNOWN_PRICES, PriceEntry } from "../../catalog/prices";
import { ConfigError, Environment, EnvironmentFile, readEnvironments } from "../../config";
import { protectedBlocks } from "../../review/guard";
import { constructPaths } from "../../review/origin";
import { ReviewInput } from "../../review/review-plans";
import { PlannedStack } from "../../review/reviewed-stack";
import { WaiverEntry } from "../../review/rules";
import { costsOfEnvironment, currencyOf } from "./environment-costs";
import { sourceOfEnvironment } from "./source-of";

/** What an environment file, and prices of the user's own, say to a review. */
export type EnvironmentInputs = Pick<ReviewInput, "environment" | "sourceOf" | "costs" | "waivers">;

/** What the program of a stack says to a review. */
export type ProgramInputs = Pick<PlannedStack, "constructPaths" | "protectedBlocks">;

/** Where the inputs of a review come from. */
export interface ReviewInputsOptions {
  /** Folder with the environment files, as messages and reports name it. */
  readonly configFolder: string;

  /**
   * Name of the environment.
   *
   * @default - stacks of somebody else's: no lines, no waivers and no budget.
   */
  readonly environment?: string | undefined;

  /** Decides which waivers still count, and is the day of the prices that the file states. */
  readonly now: Date;

  /**
   * Prices of the user's own. They go before those of the environment file, and these before the ones of the project.
   *
   * @default - none.
   */
  readonly prices?: readonly PriceEntry[] | undefined;
}

/**
 * What reviews of plans need besides the plans: the lines of the environment file, its waivers, budget and prices.
 *
 * @throws ConfigError for an unknown environment, and for one whose file is wrong: nobody could tell what it lets pass,
 * and how much it may cost.
 */
export function environmentInputs({
  configFolder,
  environment: name,
  now,
  prices = [],
}: ReviewInputsOptions): EnvironmentInputs {
  if (name === undefined) {
    return prices.length === 0
      ? {}
      : { costs: { currency: currencyOf(prices), prices: KNOWN_PRICES.with(prices) } };
  }
  const file = readEnvironment(configFolder, name);
  const { environment } = file;
  if (environment === undefined) throw new ConfigError(file.problems);
  return {
    environment: name,
    sourceOf: sourceOfEnvironment(file, name),
    costs: costsOfEnvironment(file, environment, { now, prices }),
    waivers: { entries: waiversIn(file, environment), today: now.toISOString().slice(0, 10) },
  };
}

function waiversIn({ file, locate }: EnvironmentFile, { review }: Environment): readonly WaiverEntry[] {
  return review.waivers.map((waiver, index) => {
    const { line, column } = locate(["review", "waivers", index, "expires"]);
    return { ...waiver, source: { file, line, column, field: `review.waivers[${index}].expires` } };
  });
}

function readEnvironment(configFolder: string, name: string): EnvironmentFile {
  const [file] = readEnvironments(configFolder, [name]);
  if (file === undefined) throw new ConfigError([], `unknown environment '${name}'`);
  return file;
}

/**
 * What the program of a stack says: which construct makes what, and what loses its `prevent_destroy`.
 *
 * @param program - its `cdk.tf.json`, as it was planned.
 * @param applied - the same file as it was applied last: without it nothing is said of protections that go, and nothing
 * of the constructs of what is no longer in the program.
 */
export function programInputs(program: string, applied?: string): ProgramInputs {
  const before = applied === undefined ? undefined : protectedBlocks(applied);
  const after = protectedBlocks(program);
  return {
    constructPaths: new Map([
      ...(applied === undefined ? [] : constructPaths(applied)),
      ...constructPaths(program),
    ]),
    ...(after === undefined ? {} : { protectedBlocks: { before: before ?? after, after } }),
  };
}

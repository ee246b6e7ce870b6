import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Environment } from "../config/environment";
import { Finding } from "../review/model";
import { blockingFindings, checkStacks, SynthesizedStack } from "../review/rules";

/** The stacks of an environment. */
export interface SynthesizedEnvironment {
  readonly environment: Pick<Environment, "review">;

  /** In the order of their application. */
  readonly stackNames: readonly string[];
}

/** Synthesized stacks break rules that block. */
export class RuleError extends Error {
  /** @param findings - what blocks in any stack, at least one. */
  public constructor(public readonly findings: readonly Finding[]) {
    const count = findings.length === 1 ? "a rule" : `rules in ${findings.length} places`;
    super(`the synthesized stacks break ${count}:\n${findings.map(lines).join("\n")}`);
    this.name = "RuleError";
  }
}

/**
 * Asks the rules of the review about what was synthesized: what would block its plans is better known before there are any.
 *
 * @param outFolder - folder an app was synthesized to.
 * @param today - the day on which waivers must still count, such as `2026-12-31`.
 * @throws RuleError with everything that blocks in any environment.
 */
export function checkRules(
  outFolder: string,
  environments: readonly SynthesizedEnvironment[],
  today: string,
): void {
  const blocking = environments.flatMap(({ environment, stackNames }) => {
    const stacks = stackNames.map((name) => readStack(outFolder, name));
    const { findings } = checkStacks(stacks, { entries: environment.review.waivers, today });
    return blockingFindings(findings);
  });
  if (blocking.length > 0) throw new RuleError(blocking);
}

function readStack(outFolder: string, name: string): SynthesizedStack {
  const configuration: unknown = JSON.parse(
    readFileSync(join(outFolder, "stacks", name, "cdk.tf.json"), "utf8"),
  );
  return { name, configuration };
}

function lines({ stack, address, attribute, rule, message, fix }: Finding): string {
  const place = [stack, address, attribute].filter((each) => each !== undefined).join(" ");
  return `  ${place}: ${message} (${rule})\n    ${fix}`;
}

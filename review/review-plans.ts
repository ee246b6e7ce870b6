import { KNOWN_PRICES } from "../catalog/prices";
import { actionOf, changesOf, checksOf, outputChangesOf, unchangedIn } from "./changes";
import { budgetFindings, CostFacts, costOf } from "./cost";
import { driftOf } from "./drift";
import { exposureFindings } from "./exposure";
import {
  Allowance,
  GuardedStack,
  guardFindings,
  holdsOf,
  isProtected,
  Neighbours,
  ProtectedBlocks,
} from "./guard";
import { planDigest, reviewDigest } from "./identity/digest";
import { bare } from "./masking";
import { Change, Finding, Review, StackReview, Verdict } from "./model";
import { Origins, SourceOf } from "./origin";
import { Plan } from "./plan/plan";
import { isPlanned, PlannedStack, ReviewedStack } from "./reviewed-stack";
import { rulesOnPlans, Waivers } from "./rules";

/** What is reviewed. */
export interface ReviewInput {
  /** In the order of their application. */
  readonly stacks: readonly ReviewedStack[];

  /**
   * Name of the environment.
   *
   * @default - stacks of somebody else's.
   */
  readonly environment?: string | undefined;

  /**
   * Lines of the environment file behind constructs.
   *
   * @default - there is no such file.
   */
  readonly sourceOf?: SourceOf | undefined;

  /**
   * What may be lost, by address and with a reason; for these plans only.
   *
   * @default - nothing that holds data may go.
   */
  readonly allowances?: readonly Allowance[] | undefined;

  /**
   * Rules that the environment file lets pass, and the day it is.
   *
   * @default - no rule is let pass.
   */
  readonly waivers?: Waivers | undefined;

  /**
   * Currency, prices and budget.
   *
   * @default - the prices that this project knows in CNY, and no budget.
   */
  readonly costs?: CostFacts | undefined;
}

const KNOWN_COSTS: CostFacts = { currency: "CNY", prices: KNOWN_PRICES };

/**
 * Reviews the plans of all stacks together. The same plans give the same review, whatever order they are written in.
 *
 * @throws RangeError for an allowance without a reason.
 */
export function reviewPlans({
  stacks,
  environment,
  sourceOf = () => undefined,
  allowances,
  waivers,
  costs = KNOWN_COSTS,
}: ReviewInput): Review {
  const planned = stacks.filter(isPlanned);
  const neighbours = new Neighbours(planned.flatMap(({ plan }) => plan.resources));
  const parts = planned.map((stack) => partsOf(stack, sourceOf, neighbours));
  const guarded = parts.map((part) => part.guarded);
  const cost = costOf(guarded, costs);
  const rules = rulesOnPlans(guarded, waivers);
  const losses = guardFindings(guarded, neighbours, allowances);
  const findings = [
    ...losses,
    ...exposureFindings(guarded, rules.findings),
    ...unsaid(rules.findings, losses),
    ...budgetFindings(cost, costs),
  ].map(withoutMarks);
  const content = {
    changes: parts.flatMap(({ changes }) => changes),
    outputs: parts.flatMap(({ outputs }) => outputs),
    drift: parts.flatMap(({ drift }) => drift),
    checks: parts.flatMap(({ checks }) => checks),
    findings,
  };
  const reviewed = stacks.map(stackReview);
  return {
    format: 1,
    ...(environment === undefined ? {} : { environment }),
    verdict: verdictOf(stacks, reviewed, content),
    stacks: reviewed,
    ...content,
    ...(rules.undecided.length === 0 ? {} : { undecided: rules.undecided }),
    ...(cost === undefined ? {} : { cost }),
    digest: reviewDigest(reviewed),
  };
}

/** Findings of rules without warnings about an attribute of which it is told already that the plan turns it off. */
function unsaid(findings: readonly Finding[], losses: readonly Finding[]): readonly Finding[] {
  const about = ({ stack, address, attribute }: Finding) => JSON.stringify([stack, address, attribute]);
  const told = new Set(losses.filter(({ attribute }) => attribute !== undefined).map(about));
  return findings.filter((each) => each.severity === "block" || !told.has(about(each)));
}

/** A finding whose sentences quote values: masks without the marks that tell one secret from another. */
function withoutMarks(finding: Finding): Finding {
  const { message, fix } = finding;
  const [bareMessage, bareFix] = [bare(message), bare(fix)];
  return bareMessage === message && bareFix === fix
    ? finding
    : { ...finding, message: bareMessage, fix: bareFix };
}

function partsOf(
  stack: PlannedStack,
  sourceOf: SourceOf,
  neighbours: Neighbours,
): Pick<Review, "changes" | "outputs" | "drift" | "checks"> & { readonly guarded: GuardedStack } {
  const { name, plan, constructPaths = new Map(), protectedBlocks: program } = stack;
  const all = [...plan.resources, ...plan.drift, ...plan.deferred.map(({ resource }) => resource)];
  const origins = new Origins(name, all, constructPaths, sourceOf);
  const holds = heldByWhatGoes(plan, neighbours);
  return {
    guarded: {
      name,
      plan,
      program,
      originOf: (address, attributes) => origins.of(address, attributes),
    },
    changes: [...changesOf(plan, name)]
      .sort(byAddress)
      .map((change) => ({ ...origins.ofChange(change), ...holds(change) })),
    outputs: [...outputChangesOf(plan, name)].sort((a, b) => compare(a.name, b.name)),
    drift: [...driftOf(plan, (address, attributes) => origins.of(address, attributes))].sort(byAddress),
    checks: [...checksOf(plan, name)].sort(byAddress),
  };
}

/** What is held by the things that a plan takes away: of the others it does not matter. */
function heldByWhatGoes(plan: Plan, neighbours: Neighbours): (change: Change) => Pick<Change, "holds"> {
  const going = new Map(
    plan.resources
      .filter((each) => ["delete", "replace", "forget"].includes(actionOf(each)))
      .map((each) => [`${each.address} ${each.deposed ?? ""}`, each]),
  );
  return ({ address, deposed }) => {
    const resource = going.get(`${address} ${deposed ?? ""}`);
    const holds = resource === undefined ? undefined : holdsOf(resource, neighbours);
    return holds === undefined ? {} : { holds };
  };
}

function stackReview(stack: ReviewedStack): StackReview {
  const { name } = stack;
  if (!isPlanned(stack)) return { name, status: stack.status, unchanged: 0 };
  const { plan, protectedBlocks } = stack;
  const { terraformVersion, complete, errored } = plan;
  return {
    name,
    status:
      errored === true
        ? { kind: "failed", message: planningError(plan, protectedBlocks?.after) }
        : { kind: "planned" },
    terraformVersion,
    ...(complete === undefined ? {} : { complete }),
    ...(errored === undefined ? {} : { errored }),
    digest: planDigest(plan),
    unchanged: unchangedIn(plan),
  };
}

function planningError({ resources }: Plan, program: ProtectedBlocks | undefined): string {
  const kept = resources
    .filter((each) => ["delete", "replace"].includes(actionOf(each)) && isProtected(each, program))
    .map(({ address }) => `\`${address}\``);
  if (kept.length === 0) return "planning ended with an error";
  return `planning ended with an error: prevent_destroy keeps ${kept.join(", ")} from being destroyed`;
}

function verdictOf(
  stacks: readonly ReviewedStack[],
  reviewed: readonly StackReview[],
  { changes, outputs, findings }: Pick<Review, "changes" | "outputs" | "findings">,
): Verdict {
  const has = (kind: string): boolean => reviewed.some(({ status }) => status.kind === kind);
  if (has("failed")) return "failed";
  if (findings.some(({ severity, waiver }) => severity === "block" && waiver === undefined)) return "blocked";
  if (has("waits") || reviewed.some(({ complete }) => complete === false)) return "incomplete";
  // A plan that only takes over what was changed outside has no changes of its own, and does something all the same.
  const does = stacks.some((stack) => isPlanned(stack) && stack.plan.applyable === true);
  return changes.length > 0 || outputs.length > 0 || does ? "changes" : "no-changes";
}

function byAddress(
  a: { readonly address: string } & Partial<Change>,
  b: { readonly address: string } & Partial<Change>,
): number {
  return compare(a.address, b.address) || compare(a.deposed ?? "", b.deposed ?? "");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

import { bare } from "../masking";
import { Finding } from "../model";
import { ALL_RULES } from "./all-rules";
import { Judgement, Rule } from "./engine/rule";
import { World } from "./engine/world";
import { PlanOfStack, worldOfPlans } from "./from-plan";
import { SynthesizedStack, worldOfStacks } from "./from-synthesis";
import { Waivers, withWaivers } from "./waivers";

/** Something that a rule cannot tell before the apply. */
export interface OpenQuestion {
  readonly rule: string;
  readonly stack: string;
  readonly address?: string;
  readonly attribute?: string;
}

/** What rules say. */
export interface RuleResult {
  /** In the order of stacks, addresses and rules. */
  readonly findings: readonly Finding[];

  /** What is not known, and so neither passes nor fails. */
  readonly open: readonly OpenQuestion[];
}

const NO_WAIVERS: Waivers = { entries: [], today: "" };

/** Asks every rule about planned stacks of one environment. */
export function checkPlans(stacks: readonly PlanOfStack[], waivers: Waivers = NO_WAIVERS): RuleResult {
  return judged(worldOfPlans(stacks), stacks[0]?.name ?? "", waivers);
}

/** Asks every rule about synthesized stacks of one environment. */
export function checkStacks(stacks: readonly SynthesizedStack[], waivers: Waivers = NO_WAIVERS): RuleResult {
  return judged(worldOfStacks(stacks), stacks[0]?.name ?? "", waivers);
}

/** The findings that keep a plan from being applied. */
export function blockingFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, waiver }) => severity === "block" && waiver === undefined);
}

function judged(world: World, firstStack: string, waivers: Waivers): RuleResult {
  const said = ALL_RULES.filter(({ gate }) => gate === "both" || gate === world.gate).flatMap((rule) =>
    rule.check(world).map((judgement) => ({ rule, judgement })),
  );
  const findings = said
    .filter(({ judgement }) => judgement.verdict === "fail")
    .map(({ rule, judgement }) => findingOf(rule, judgement));
  const open = said
    .filter(({ judgement }) => judgement.verdict === "cannot-tell")
    .map(({ rule, judgement }) => ({ rule: rule.id, ...placeOf(judgement) }));
  return { findings: [...withWaivers(findings, waivers, firstStack)].sort(byPlace), open };
}

function findingOf({ id, severity, question, fix }: Rule, judgement: Judgement): Finding {
  const message = bare(judgement.message);
  return { ...placeOf(judgement), rule: id, severity, question, message, fix };
}

function placeOf({ stack, resource, attribute }: Judgement): Omit<OpenQuestion, "rule"> {
  return {
    stack,
    ...(resource === undefined ? {} : { address: resource.address }),
    ...(attribute === undefined ? {} : { attribute: bare(attribute) }),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.stack, b.stack) ||
    compare(a.address ?? "", b.address ?? "") ||
    compare(a.rule, b.rule) ||
    compare(a.attribute ?? "", b.attribute ?? "") ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

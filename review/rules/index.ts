export { ALL_RULES } from "./all-rules";
export type { Example, Examples, Gate, Judgement, Rule, Source } from "./engine/rule";
export { blockingFindings, checkPlans, checkStacks } from "./findings";
export { rulesOnPlans } from "./review-findings";
export { RULE_HELP } from "./pages/help";
export type { OpenQuestion, RuleResult } from "./findings";
export type { PlanOfStack } from "./from-plan";
export type { SynthesizedStack } from "./from-synthesis";
export type { WaiverEntry, Waivers } from "./waivers";

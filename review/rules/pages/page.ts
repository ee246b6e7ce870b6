import { Example, Rule, Source } from "../engine/rule";
import { Comparison } from "./comparisons";

const SEVERITIES: Readonly<Record<Rule["severity"], string>> = {
  block: "blocks: `sdstack synth` ends with an error, and a plan may not be applied",
  warn: "warns",
  note: "is a note",
};

const COMPARED: Readonly<Record<Rule["severity"], string>> = {
  block: "blocks: a plan may not be applied",
  warn: "warns",
  note: "is a note",
};

const GATES: Readonly<Record<Rule["gate"], string>> = {
  both: "when stacks are synthesized, and when plans are reviewed",
  synthesis: "when stacks are synthesized",
  review: "when plans are reviewed",
};

/** The page of a rule, as Markdown. */
export function rulePage(rule: Rule): string {
  const { id, title, severity, gate, reason, fix, exceptions, sources, examples } = rule;
  return [
    `# ${id}: ${title}`,
    `It ${SEVERITIES[severity]}. Asked ${GATES[gate]}.`,
    `**Why:** ${reason}`,
    `**What to do:** ${fix}`,
    ...(exceptions === undefined ? [] : [`**What passes, and what it cannot see:** ${exceptions}`]),
    "## Fails",
    code(examples.failing),
    "## Passes",
    code(examples.passing),
    ...(examples.unknown === undefined
      ? []
      : [
          "## Cannot be told before the apply",
          "Neither passes nor fails: the value is not known yet.",
          code(examples.unknown),
        ]),
    ...(examples.alibaba === undefined
      ? []
      : [
          "## On Alibaba Cloud",
          "Fails:",
          code(examples.alibaba.failing),
          "Passes:",
          code(examples.alibaba.passing),
        ]),
    "## Sources",
    sources.map(sourceLine).join("\n"),
    "Let it pass in an environment file, for a while:",
    waiver(id),
    "",
  ].join("\n\n");
}

/** The page of what is found by comparing, as Markdown. */
export function comparisonPage({ id, title, severity, reason, fix, pass, examples }: Comparison): string {
  return [
    `# ${id}: ${title}`,
    `It ${COMPARED[severity]}. Found when plans are reviewed, by comparing what there is with what there will be.`,
    `**Why:** ${reason}`,
    `**What to do:** ${fix}`,
    `**Letting it pass:** ${pass}`,
    ...(examples === undefined
      ? []
      : [
          "## Found",
          "Of `resource_changes` in a plan:",
          code(examples.failing),
          "## Passes",
          code(examples.passing),
        ]),
    "",
  ].join("\n\n");
}

function code(example: Example | readonly Example[]): string {
  return ["```json", JSON.stringify(example, null, 2), "```"].join("\n");
}

function sourceLine({ title, url }: Source): string {
  return url === undefined ? `- ${title}` : `- [${title}](${url})`;
}

function waiver(id: string): string {
  return [
    "```yaml",
    "review:",
    "  waivers:",
    `    - rule: ${id}`,
    "      address: kubernetes_deployment_v1.example # everything, when it is left out",
    "      reason: why it may be so, for now",
    "      owner: who answers for it",
    "      expires: 2026-12-31 # blocks from the day after",
    "```",
  ].join("\n");
}

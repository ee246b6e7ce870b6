import { ALL_RULES } from "../all-rules";
import { Rule } from "../engine/rule";
import { COMPARISONS } from "./comparisons";
import { comparisonPage, rulePage } from "./page";
import { UNDECIDED_RULES } from "./undecidable";

/** A file of `docs/rules`. */
export interface RulePage {
  /** Such as `SDI-K01.md`. */
  readonly file: string;
  readonly text: string;
}

/** Every file of `docs/rules`. */
export function rulePages(): readonly RulePage[] {
  const pages = ALL_RULES.map((rule) => ({ file: `${rule.id}.md`, text: tidy(rulePage(rule)) }));
  const found = COMPARISONS.map((each) => ({ file: `${each.id}.md`, text: tidy(comparisonPage(each)) }));
  return [{ file: "README.md", text: tidy(indexPage()) }, ...pages, ...found];
}

function indexPage(): string {
  return [
    "# Rules",
    "What stacks and plans are asked. This folder is made from `review/rules` by `npm run generate:rules`.",
    "A rule that blocks ends `sdstack synth` with exit code 2, and keeps a plan from being applied. Where a value is not known before the apply, a rule says that it cannot tell; it never passes then.",
    table(["Rule", "What must be true", "Severity", "Gate"], ALL_RULES.map(row)),
    "## Found by comparing",
    "What a change takes away or opens, which nobody sees in what there will be. These have no waivers in environment files.",
    table(
      ["Finding", "What must be true", "Severity"],
      COMPARISONS.map(({ id, title, severity }) => [`[${id}](${id}.md)`, title, severity]),
    ),
    "## Not decided here",
    table(
      ["Rule", "What must be true", "Why not"],
      UNDECIDED_RULES.map(({ id, title, why }) => [id, title, why]),
    ),
    "## Letting a rule pass",
    "`review.waivers` of an environment file lets a rule pass, for everything or for one address, with a reason, an owner and a last day. From the day after, the waiver itself blocks (SDI-T06).",
    "",
  ].join("\n\n");
}

function row({ id, title, severity, gate }: Rule): readonly string[] {
  return [`[${id}](${id}.md)`, title, severity, gate];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function tidy(text: string): string {
  return `${text.trimEnd()}\n`;
}

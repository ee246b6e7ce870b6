import type { ReportingDescriptor } from "sarif";
import { Finding } from "../../model";
import { visible } from "../text";
import { levelOf, messageText } from "./message";

/** What a rule says of itself. */
export interface RuleHelp {
  /** In a few words. */
  readonly title: string;

  /** Why it matters. */
  readonly why: string;

  /** What to change. */
  readonly fix: string;

  /** Its page; absent when it has none. */
  readonly page?: string;
}

/** The rules of some findings, in the order of their ids. */
export function rulesOf(
  findings: readonly Finding[],
  help: ReadonlyMap<string, RuleHelp>,
): { readonly descriptors: readonly ReportingDescriptor[]; readonly indexOf: (rule: string) => number } {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding);
  const ids = [...first.keys()].sort();
  const places = new Map(ids.map((id, index) => [id, index]));
  return {
    descriptors: [...first.values()]
      .sort((a, b) => (places.get(a.rule) ?? 0) - (places.get(b.rule) ?? 0))
      .map((finding) => descriptorOf(finding, help.get(finding.rule))),
    indexOf: (rule) => places.get(rule) ?? -1,
  };
}

function descriptorOf(finding: Finding, help: RuleHelp | undefined): ReportingDescriptor {
  const { title = finding.message, why, fix = finding.fix, page } = help ?? {};
  return {
    id: visible(finding.rule),
    shortDescription: { text: messageText(title) },
    ...(why === undefined ? {} : { fullDescription: { text: messageText(why) } }),
    ...(page === undefined ? {} : { helpUri: page }),
    help: { text: messageText(why === undefined ? fix : `${why} ${fix}`) },
    defaultConfiguration: { level: levelOf(finding.severity) },
    properties: { tags: finding.question === "exposure" ? ["exposure", "security"] : [finding.question] },
  };
}

import {
  BlockedDrainFinding,
  PlacementFinding,
  PlacementProof,
  RefusedFinding,
  StuckUpdateFinding,
  UnplaceableFinding,
  WorkloadRef,
} from "../../../rehearsal/placement/proof";
import { ConfigField, ConfigWords } from "./config-words";

/** How a finding is said: of what, what is wrong, in whose words, and what to change. */
interface Explanation {
  /** The field that asks for it; undefined when no environment file is behind it. */
  readonly field?: ConfigField;
  readonly what: string;

  /** Who says what. */
  readonly quotes: readonly string[];
  readonly change: string;
}

/**
 * The findings of a proof in the words of an environment file, several lines each: the field and where it is, what is wrong,
 * what the scheduler or the API server says, and what to change.
 *
 * @param words the environment file; without one, fields of Kubernetes are named.
 */
export function explainFindings(
  { findings }: PlacementProof,
  words: ConfigWords | undefined,
): readonly string[] {
  return findings.map((finding) => {
    const { field, what, quotes, change } = explanationOf(finding, words);
    const head = field === undefined ? what : `${field.place} ${field.path}: ${what}`;
    return [
      head,
      ...quotes.map((quote) => `  ${quote}`),
      ...(change === "" ? [] : [`  to change: ${change}`]),
    ].join("\n");
  });
}

function explanationOf(finding: PlacementFinding, words: ConfigWords | undefined): Explanation {
  switch (finding.kind) {
    case "unplaceable":
      return unplaceable(finding, words);
    case "stuck-update":
      return stuckUpdate(finding, words);
    case "blocked-drain":
      return blockedDrain(finding, words);
    case "refused":
      return refused(finding, words);
    case "unsettled":
      return {
        what: `cluster ${finding.cluster} did not come to rest, so that nothing can be said of it: ${finding.what}`,
        quotes: [],
        change: "",
      };
  }
}

function unplaceable(finding: UnplaceableFinding, words: ConfigWords | undefined): Explanation {
  const { workload, moment, wanted, placed, pods } = finding;
  const asked = moment === "maximum" ? "max" : "min";
  const quotes = [
    ...finding.words.map((said) => `the scheduler: ${said}`),
    ...finding.pools.map(({ name, reasons }) => `node pool ${name} does not grow: ${reasons.join(", ")}`),
  ];
  const missing = `${placed} of ${counted(wanted, "replica")} of ${nameOf(workload)} have a node, ${
    pods.length === 1 ? `${pods[0] ?? "one"} never gets one` : `${pods.length} never get one`
  }`;
  if (words === undefined) {
    const change = `ask for fewer replicas or for less in ${nameOf(workload)}, or give the cluster more nodes`;
    return { what: `${missing}${moment === "maximum" ? " at its maximum" : ""}`, quotes, change };
  }
  const pool = words.poolOf(workload);
  const larger = words.field("nodePools", pool, "max");
  if (!words.isDescribed(workload)) {
    const change = alternatives([`raise ${named(larger)}`, `take a larger nodePools.${pool}.instanceType`]);
    return { field: words.field("nodePools", pool), what: missing, quotes, change };
  }
  const field = words.field("diffusion", "scaling", asked);
  const less = words.fieldsFor(workload, finding.words);
  const changes = [
    ...(placed > 0 ? [`lower ${field.path} to ${placed}`] : []),
    `raise ${named(larger)}`,
    ...(less.length > 0 ? [`ask for less in ${less.map(named).join(" and ")}`] : []),
  ];
  return {
    field,
    what: `${counted(Number(field.value), "replica")} cannot all be placed: ${missing}`,
    quotes,
    change: alternatives(changes),
  };
}

function stuckUpdate(finding: StuckUpdateFinding, words: ConfigWords | undefined): Explanation {
  const { workload, replicas, updated, strategy } = finding;
  const { type, maxSurge, maxUnavailable } = strategy;
  const how = `${type}, maxSurge ${maxSurge}, maxUnavailable ${maxUnavailable}`;
  const waits =
    maxUnavailable === 0
      ? "no old pod may go before a new one is ready, and there is no room for a new one beside the old ones"
      : "there is no room for a new pod even after an old one has gone";
  const what = `with ${counted(replicas, "replica")}, a rolling update of ${nameOf(workload)} (${how}) stops after ${updated} new ones: ${waits}`;
  const quotes = finding.words.map((said) => `the scheduler: ${said}`);
  const strategyChange = "let its strategy take a pod away first (maxSurge 0, maxUnavailable 1)";
  if (words === undefined || !words.isDescribed(workload)) {
    return { what, quotes, change: alternatives([strategyChange, "leave room for one replica more"]) };
  }
  const field = words.field("diffusion", "scaling", "max");
  const larger = words.field("nodePools", words.poolOf(workload), "max");
  const changes = [
    strategyChange,
    ...(replicas > 1 ? [`lower ${field.path} below ${replicas}`] : []),
    `raise ${named(larger)}`,
  ];
  return { field, what, quotes, change: alternatives(changes) };
}

function blockedDrain(finding: BlockedDrainFinding, words: ConfigWords | undefined): Explanation {
  const { workload, moment, replicas, nodes, budgets } = finding;
  const rules = budgets
    .map(({ name, field, value }) => `PodDisruptionBudget ${workload.namespace}/${name} (${field}: ${value})`)
    .join(" and ");
  const where = nodes.length === 1 ? `node ${nodes[0] ?? ""}` : `${nodes.length} nodes`;
  const what = `with ${counted(replicas, "replica")}, ${where} can never be drained: ${rules} ${budgets.length > 1 ? "let" : "lets"} no pod of ${nameOf(workload)} go, although all are ready`;
  const quotes = finding.words.map((said) => `the API server: ${said}`);
  const change = changeOfBudgets(finding);
  if (words === undefined || !words.isDescribed(workload)) return { what, quotes, change };
  const field = words.field("diffusion", "scaling", moment === "maximum" ? "max" : "min");
  return { field, what, quotes, change };
}

function changeOfBudgets({ budgets, replicas }: BlockedDrainFinding): string {
  if (budgets.length > 1) return "leave one budget over these pods";
  const [budget] = budgets;
  if (budget === undefined) return "let a pod be evicted";
  const lower =
    budget.field === "minAvailable" && replicas > 1
      ? [`lower minAvailable of ${budget.name} below ${replicas}`]
      : [];
  return alternatives([
    ...lower,
    `give ${budget.name} maxUnavailable: 1 instead of ${budget.field}: ${budget.value}`,
  ]);
}

function refused(
  { workload, words: said, podSecurity }: RefusedFinding,
  words: ConfigWords | undefined,
): Explanation {
  const reason = podSecurity
    ? `the Pod Security level of namespace ${workload.namespace} forbids the pods of ${nameOf(workload)}: none is ever made`
    : `the API server refuses pods of ${nameOf(workload)}`;
  const quotes = said.map((text) => `the API server: ${text}`);
  const change = podSecurity
    ? "give the pods the security context that is named, or the namespace another level (label pod-security.kubernetes.io/enforce)"
    : "";
  if (words === undefined) return { what: reason, quotes, change };
  const isOurs = workload.namespace === words.field("diffusion", "namespace").value;
  return {
    ...(isOurs ? { field: words.field("diffusion", "namespace") } : {}),
    what: reason,
    quotes,
    change,
  };
}

const nameOf = ({ kind, namespace, name }: WorkloadRef): string => `${kind} ${namespace}/${name}`;
const named = ({ path, value }: ConfigField): string => `${path} (${value})`;
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `a, b, or c`. */
function alternatives(changes: readonly string[]): string {
  return changes.length < 3
    ? changes.join(", or ")
    : `${changes.slice(0, -1).join(", ")}, or ${changes.at(-1) ?? ""}`;
}

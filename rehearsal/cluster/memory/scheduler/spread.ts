import { selects } from "../api/selectors";
import { isTerminating, labelsOf, namespaceOf } from "../json/object";
import { Fields, fieldsAt, itemsAt, numberAt, textAt, textsAt } from "../json/tree";
import { NodeView } from "./cluster-view";
import { nodeIsWanted } from "./node-affinity";
import { untoleratedTaint } from "./taints";

const REASON = "node(s) didn't match pod topology spread constraints";

/** Says why a constraint that must hold keeps a pod off a node; undefined when none does. */
export function spreadConflict(pod: Fields, view: NodeView, all: readonly NodeView[]): string | undefined {
  for (const constraint of itemsAt(pod, "spec", "topologySpreadConstraints")) {
    if (constraint["whenUnsatisfiable"] !== "DoNotSchedule") continue;
    const key = textAt(constraint, "topologyKey") ?? "";
    const here = labelsOf(view.node)[key];
    if (here === undefined) return `${REASON} (missing required label)`;
    const counts = countsByDomain(pod, constraint, key, all);
    const fewest = Math.min(...counts.values());
    const own = counted(constraint, pod, pod) ? 1 : 0;
    const domains = numberAt(constraint, "minDomains") ?? 1;
    const least = counts.size < domains ? 0 : fewest;
    if ((counts.get(here) ?? 0) + own - least > (numberAt(constraint, "maxSkew") ?? 1)) return REASON;
  }
  return undefined;
}

function countsByDomain(
  pod: Fields,
  constraint: Fields,
  key: string,
  all: readonly NodeView[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { node, pods } of all) {
    const domain = labelsOf(node)[key];
    if (domain === undefined || !isEligible(pod, constraint, node)) continue;
    const matching = pods.filter((other) => !isTerminating(other) && counted(constraint, pod, other)).length;
    counts.set(domain, (counts.get(domain) ?? 0) + matching);
  }
  return counts;
}

function isEligible(pod: Fields, constraint: Fields, node: Fields): boolean {
  if (constraint["nodeAffinityPolicy"] !== "Ignore" && !nodeIsWanted(pod, node)) return false;
  return constraint["nodeTaintsPolicy"] !== "Honor" || untoleratedTaint(pod, node) === undefined;
}

/** Says whether a constraint of a pod counts another pod: by its selector, and by keys that must have the same value. */
function counted(constraint: Fields, pod: Fields, other: Fields): boolean {
  if (namespaceOf(pod) !== namespaceOf(other)) return false;
  const labels = labelsOf(other);
  const same = textsAt(constraint, "matchLabelKeys").every((key) => labels[key] === labelsOf(pod)[key]);
  return same && selects(fieldsAt(constraint, "labelSelector"), labels);
}

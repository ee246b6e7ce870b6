import { selects } from "../api/selectors";
import { labelsOf, namespaceOf } from "../json/object";
import { Fields, fieldsAt, itemsAt, textAt, textsAt } from "../json/tree";
import { NodeView } from "./cluster-view";

/** Why pods that are already there keep a pod off a node. */
export interface AffinityConflict {
  readonly reason: string;
  readonly resolvable: boolean;
}

const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

function terms(pod: Fields, kind: "podAffinity" | "podAntiAffinity"): Fields[] {
  return itemsAt(pod, "spec", "affinity", kind, REQUIRED);
}

/** Says whether a term of one pod speaks of another pod. */
function speaksOf(term: Fields, owner: Fields, other: Fields): boolean {
  const named = textsAt(term, "namespaces");
  const namespaces = named.length > 0 ? named : [namespaceOf(owner)];
  const everywhere = fieldsAt(term, "namespaceSelector") !== undefined;
  if (!everywhere && !namespaces.includes(namespaceOf(other))) return false;
  return selects(fieldsAt(term, "labelSelector"), labelsOf(other));
}

function domain(term: Fields, view: NodeView): string | undefined {
  return labelsOf(view.node)[textAt(term, "topologyKey") ?? ""];
}

function podsInDomain(term: Fields, view: NodeView, all: readonly NodeView[]): Fields[] {
  const here = domain(term, view);
  if (here === undefined) return [];
  return all.filter((other) => domain(term, other) === here).flatMap((other) => other.pods);
}

/** Says why required pod affinity or anti-affinity keeps a pod off a node; undefined when it does not. */
export function affinityConflict(
  pod: Fields,
  view: NodeView,
  all: readonly NodeView[],
): AffinityConflict | undefined {
  for (const term of terms(pod, "podAffinity")) {
    const near = podsInDomain(term, view, all).some((other) => speaksOf(term, pod, other));
    const anywhere = all.some((other) => other.pods.some((there) => speaksOf(term, pod, there)));
    const first = !anywhere && speaksOf(term, pod, pod) && domain(term, view) !== undefined;
    if (!near && !first) return { reason: "node(s) didn't match pod affinity rules", resolvable: false };
  }
  const shunned = terms(pod, "podAntiAffinity").some((term) =>
    podsInDomain(term, view, all).some((other) => speaksOf(term, pod, other)),
  );
  if (shunned) return { reason: "node(s) didn't match pod anti-affinity rules", resolvable: true };
  const unwelcome = all.some((other) =>
    other.pods.some((there) =>
      terms(there, "podAntiAffinity").some(
        (term) =>
          speaksOf(term, there, pod) &&
          domain(term, view) !== undefined &&
          domain(term, view) === domain(term, other),
      ),
    ),
  );
  if (!unwelcome) return undefined;
  return { reason: "node(s) didn't satisfy existing pods anti-affinity rules", resolvable: true };
}

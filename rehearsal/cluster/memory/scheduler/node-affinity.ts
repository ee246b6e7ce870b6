import { expressionFits } from "../api/selectors";
import { labelsOf, nameOf } from "../json/object";
import { Fields, fieldsAt, itemsAt, numberAt, textMapAt } from "../json/tree";

/** Says whether a node selector term fits a node; an empty term fits none. */
export function termFits(term: Fields, node: Fields): boolean {
  const expressions = itemsAt(term, "matchExpressions");
  const fields = itemsAt(term, "matchFields");
  if (expressions.length + fields.length === 0) return false;
  const labels = labelsOf(node);
  return (
    expressions.every((expression) => expressionFits(expression, labels)) &&
    fields.every((field) => expressionFits(field, { "metadata.name": nameOf(node) }))
  );
}

/** Says whether a node has what a pod's node selector and required node affinity ask for. */
export function nodeIsWanted(pod: Fields, node: Fields): boolean {
  const labels = labelsOf(node);
  const selector = Object.entries(textMapAt(pod, "spec", "nodeSelector"));
  if (!selector.every(([key, value]) => labels[key] === value)) return false;
  const required = fieldsAt(
    pod,
    "spec",
    "affinity",
    "nodeAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution",
  );
  return (
    required === undefined || itemsAt(required, "nodeSelectorTerms").some((term) => termFits(term, node))
  );
}

/** How much a pod prefers a node: the sum of the weights of the preferences that it fits. */
export function preferenceFor(pod: Fields, node: Fields): number {
  return itemsAt(pod, "spec", "affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution")
    .filter((preferred) => termFits(fieldsAt(preferred, "preference") ?? {}, node))
    .reduce((sum, preferred) => sum + (numberAt(preferred, "weight") ?? 0), 0);
}

import { Fields, itemsAt, textAt } from "../json/tree";

/** Says whether a toleration tolerates a taint. */
export function tolerates(toleration: Fields, taint: Fields): boolean {
  const effect = textAt(toleration, "effect") ?? "";
  if (effect !== "" && effect !== textAt(taint, "effect")) return false;
  const key = textAt(toleration, "key") ?? "";
  const operator = textAt(toleration, "operator") ?? "";
  if (key !== "" && key !== textAt(taint, "key")) return false;
  if (operator === "Exists") return true;
  return key !== "" && (textAt(toleration, "value") ?? "") === (textAt(taint, "value") ?? "");
}

/** The first taint of a node that keeps a pod away; undefined when there is none. */
export function untoleratedTaint(
  pod: Fields,
  node: Fields,
  effects = ["NoSchedule", "NoExecute"],
): Fields | undefined {
  const tolerations = itemsAt(pod, "spec", "tolerations");
  return itemsAt(node, "spec", "taints").find(
    (taint) =>
      effects.includes(textAt(taint, "effect") ?? "") &&
      !tolerations.some((toleration) => tolerates(toleration, taint)),
  );
}

/** Number of taints that make a node less welcome to a pod. */
export function dislikedTaints(pod: Fields, node: Fields): number {
  const tolerations = itemsAt(pod, "spec", "tolerations");
  return itemsAt(node, "spec", "taints").filter(
    (taint) =>
      textAt(taint, "effect") === "PreferNoSchedule" &&
      !tolerations.some((toleration) => tolerates(toleration, taint)),
  ).length;
}

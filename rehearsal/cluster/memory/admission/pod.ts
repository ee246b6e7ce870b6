import { forbidden } from "../api/status";
import { ClusterState } from "../cluster-state";
import { nameOf } from "../json/object";
import { Fields, child, copy, fieldsAt, itemsAt, numberAt, textAt } from "../json/tree";
import { ResourceType } from "../resources/resource-type";

const GRACE_SECONDS = 300;

/** Gives a pod the priority of its class. @throws ApiError when there is no such class. */
export function admitPriority(state: ClusterState, type: ResourceType, pod: Fields): void {
  const spec = child(pod, "spec");
  const wanted = textAt(spec, "priorityClassName") ?? "";
  const classes = state.store.list("scheduling.k8s.io/priorityclasses");
  const found = classes.find((one) =>
    wanted === "" ? one["globalDefault"] === true : nameOf(one) === wanted,
  );
  if (found === undefined && wanted !== "") {
    throw forbidden(type, nameOf(pod), `no PriorityClass with name ${wanted} was found`);
  }
  if (found !== undefined) spec["priorityClassName"] = nameOf(found);
  spec["priority"] = numberAt(found, "value") ?? 0;
  spec["preemptionPolicy"] ??= textAt(found, "preemptionPolicy") ?? "PreemptLowerPriority";
}

/** Lets a pod stay for a while on a node that does not answer. */
export function admitTolerations(pod: Fields): void {
  const spec = child(pod, "spec");
  const tolerations = itemsAt(spec, "tolerations");
  for (const key of ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]) {
    const covered = tolerations.some((toleration) => {
      const own = textAt(toleration, "key") ?? "";
      const effect = textAt(toleration, "effect") ?? "";
      return (own === key || own === "") && (effect === "NoExecute" || effect === "");
    });
    if (!covered)
      tolerations.push({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds: GRACE_SECONDS });
  }
  spec["tolerations"] = tolerations;
}

/** Gives a pod what its runtime class asks for. @throws ApiError when there is no such class. */
export function admitRuntimeClass(state: ClusterState, type: ResourceType, pod: Fields): void {
  const spec = child(pod, "spec");
  const wanted = textAt(spec, "runtimeClassName") ?? "";
  if (wanted === "") return;
  const found = state.store.get("node.k8s.io/runtimeclasses", "", wanted);
  if (found === undefined) {
    throw forbidden(type, nameOf(pod), `pod rejected: RuntimeClass "${wanted}" not found`);
  }
  const overhead = fieldsAt(found, "overhead", "podFixed");
  if (overhead !== undefined) spec["overhead"] = copy(overhead);
  const selector = fieldsAt(found, "scheduling", "nodeSelector");
  if (selector !== undefined) Object.assign(child(spec, "nodeSelector"), copy(selector));
  const more = itemsAt(found, "scheduling", "tolerations");
  if (more.length > 0) spec["tolerations"] = [...itemsAt(spec, "tolerations"), ...more];
}

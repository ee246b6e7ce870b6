import { Fields, itemsAt, textMapAt } from "../json/tree";
import { nanoOf } from "../types/quantity";

const COUNTED = ["cpu", "memory"];

/** How safe a pod is when its node runs out of something. @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
export function qualityOfService(pod: Fields): "Guaranteed" | "Burstable" | "BestEffort" {
  const containers = [...itemsAt(pod, "spec", "containers"), ...itemsAt(pod, "spec", "initContainers")];
  const sets = containers.map((container) => ({
    requests: textMapAt(container, "resources", "requests"),
    limits: textMapAt(container, "resources", "limits"),
  }));
  const asksNothing = sets.every(({ requests, limits }) =>
    COUNTED.every((name) => nanoOf(requests[name]) === 0n && nanoOf(limits[name]) === 0n),
  );
  if (asksNothing) return "BestEffort";
  const fixed = sets.every(({ requests, limits }) =>
    COUNTED.every(
      (name) => nanoOf(limits[name]) > 0n && nanoOf(requests[name] ?? limits[name]) === nanoOf(limits[name]),
    ),
  );
  return fixed ? "Guaranteed" : "Burstable";
}

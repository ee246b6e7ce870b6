import { PodPlacement } from "../control-plane";
import { ClusterState } from "./cluster-state";
import { nameOf, namespaceOf } from "./json/object";
import { Fields, itemsAt, textAt } from "./json/tree";
import { podRequests } from "./scheduler/pod-requests";

/** Where every pod of a cluster is, or why it is nowhere. */
export function placementsIn(state: ClusterState): readonly PodPlacement[] {
  return state.store.list("/pods").map(placementOf);
}

/** Where a pod is, or why it is nowhere. */
export function placementOf(pod: Fields): PodPlacement {
  const node = textAt(pod, "spec", "nodeName");
  const unscheduled = itemsAt(pod, "status", "conditions").find(
    (condition) => condition["type"] === "PodScheduled" && condition["status"] === "False",
  );
  const pendingReason = textAt(unscheduled, "message");
  return {
    namespace: namespaceOf(pod),
    name: nameOf(pod),
    ...(node === undefined ? {} : { node }),
    requests: podRequests(pod),
    ...(pendingReason === undefined ? {} : { pendingReason }),
  };
}

import { removeObject } from "../api/remove";
import { ClusterState } from "../cluster-state";
import { controllerOf, isTerminating, nameOf, uidOf } from "../json/object";
import { Fields, child, itemsAt, textAt } from "../json/tree";
import { hasNode, nodeNameOf } from "../scheduler/schedule";
import { untoleratedTaint } from "../scheduler/taints";
import { saveStatus, setCondition } from "./status";

/**
 * Plays the machines: a pod with a node runs at once and is ready, one of a job has done its work at once, one that is
 * to go is gone at once, and so are those whose node is gone or does not want them any more.
 */
export function runPods(state: ClusterState): void {
  const type = state.registry.find("", "v1", "pods");
  if (type === undefined) return;
  for (const pod of state.store.list("/pods")) {
    const node = nodeNameOf(pod);
    if (node === "") continue;
    const lost = !hasNode(state, node) || isEvicted(state, pod, node);
    if (lost && !isTerminating(pod))
      removeObject(state, type, pod, { propagation: "Background", dryRun: false });
    else if (!isTerminating(pod)) run(state, pod);
  }
}

function isEvicted(state: ClusterState, pod: Fields, node: string): boolean {
  const found = state.store.get("/nodes", "", node);
  return found !== undefined && untoleratedTaint(pod, found, ["NoExecute"]) !== undefined;
}

function run(state: ClusterState, pod: Fields): void {
  const phase = textAt(pod, "status", "phase");
  if (phase !== "Pending") return;
  const done = controllerOf(pod)?.["kind"] === "Job";
  saveStatus(state, "/pods", pod, (changed) => {
    const status = child(changed, "status");
    const now = state.ids.now();
    status["phase"] = done ? "Succeeded" : "Running";
    status["startTime"] = now;
    status["hostIP"] = addressOf(state, textAt(pod, "spec", "nodeName") ?? "", "192.168");
    status["podIP"] = addressOf(state, uidOf(pod), "10.244");
    status["podIPs"] = [{ ip: status["podIP"] }];
    const initial = itemsAt(pod, "spec", "initContainers").map((c) =>
      containerStatus(c, c["restartPolicy"] !== "Always" || done, now),
    );
    if (initial.length > 0) status["initContainerStatuses"] = initial;
    status["containerStatuses"] = itemsAt(pod, "spec", "containers").map((c) =>
      containerStatus(c, done, now),
    );
    setCondition(state, changed, {
      type: "Initialized",
      status: "True",
      ...(done ? { reason: "PodCompleted" } : {}),
    });
    for (const type of ["Ready", "ContainersReady"]) {
      setCondition(
        state,
        changed,
        done ? { type, status: "False", reason: "PodCompleted" } : { type, status: "True" },
      );
    }
  });
}

function containerStatus(container: Fields, done: boolean, now: string): Fields {
  const image = textAt(container, "image") ?? "";
  return {
    name: textAt(container, "name") ?? "",
    image,
    imageID: image,
    ready: !done,
    started: !done,
    restartCount: 0,
    state: done
      ? { terminated: { exitCode: 0, reason: "Completed", startedAt: now, finishedAt: now } }
      : { running: { startedAt: now } },
  };
}

function addressOf(state: ClusterState, key: string, net: string): string {
  const number = state.ids.pick(`pod-address/${key}`, 254 * 254);
  return `${net}.${1 + Math.floor(number / 254)}.${1 + (number % 254)}`;
}

/** Says whether a pod runs and is ready to serve. */
export function isReady(pod: Fields): boolean {
  return itemsAt(pod, "status", "conditions").some(
    (condition) => condition["type"] === "Ready" && condition["status"] === "True",
  );
}

/** Says whether a pod still does, or will still do, work. */
export function isActive(pod: Fields): boolean {
  const phase = textAt(pod, "status", "phase");
  return phase !== "Succeeded" && phase !== "Failed" && !isTerminating(pod);
}

/** Name to sort pods by. */
export function podOrder(pod: Fields): string {
  return `${textAt(pod, "metadata", "creationTimestamp") ?? ""}/${nameOf(pod)}`;
}

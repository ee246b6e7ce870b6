import { createAsController, isCreated } from "../api/create";
import { ClusterState } from "../cluster-state";
import { isTerminating, labelsOf, nameOf, namespaceOf } from "../json/object";
import { Fields, child, copyFields, fieldsAt, itemsAt, numberAt, textAt } from "../json/tree";
import { isReady } from "./kubelet";
import { makePod, ownedBy, owners, removeOwned } from "./owned";
import { saveStatus } from "./status";
import { templateHash } from "./template-hash";

const REVISION = "controller-revision-hash";

/** Keeps the numbered pods of every stateful set, one after the other, each with its own claims. */
export function reconcileStatefulSets(state: ClusterState): void {
  for (const set of owners(state, "apps/statefulsets")) reconcile(state, set);
}

function reconcile(state: ClusterState, set: Fields): void {
  const revision = `${nameOf(set)}-${templateHash(fieldsAt(set, "spec", "template") ?? {})}`;
  const replicas = numberAt(set, "spec", "replicas") ?? 1;
  const start = numberAt(set, "spec", "ordinals", "start") ?? 0;
  const wanted = Array.from({ length: replicas }, (_, i) => `${nameOf(set)}-${start + i}`);
  const pods = new Map(ownedBy(state, "/pods", set).map((pod) => [nameOf(pod), pod]));
  const ordered = textAt(set, "spec", "podManagementPolicy") !== "Parallel";
  if (addPods(state, set, wanted, pods, revision, ordered)) {
    const surplus = [...pods.values()].filter((pod) => !wanted.includes(nameOf(pod)));
    for (const pod of surplus.sort((a, b) => ordinal(b) - ordinal(a))) removeOwned(state, "/pods", pod);
    if (surplus.length === 0) update(state, set, pods, revision);
  }
  writeStatus(state, set, revision);
}

function ordinal(pod: Fields): number {
  return Number(/-(\d+)$/.exec(nameOf(pod))?.[1] ?? "0");
}

/** Says whether all pods are there and, when they go in order, ready. */
function addPods(
  state: ClusterState,
  set: Fields,
  wanted: readonly string[],
  pods: ReadonlyMap<string, Fields>,
  revision: string,
  ordered: boolean,
): boolean {
  let complete = true;
  for (const name of wanted) {
    const pod = pods.get(name);
    if (pod === undefined) makeNumberedPod(state, set, name, revision);
    if (pod !== undefined && (isReady(pod) || !ordered)) continue;
    complete = false;
    if (ordered) return outdated(pod, revision);
  }
  return complete;
}

/** A pod that never becomes ready holds the others up, but not its own replacement. */
function outdated(pod: Fields | undefined, revision: string): boolean {
  return pod !== undefined && labelsOf(pod)[REVISION] !== revision;
}

function makeNumberedPod(state: ClusterState, set: Fields, name: string, revision: string): void {
  const number = /-(\d+)$/.exec(name)?.[1] ?? "0";
  const volumes: Fields[] = [];
  for (const template of itemsAt(set, "spec", "volumeClaimTemplates")) {
    const claimName = `${nameOf(template)}-${name}`;
    volumes.push({ name: nameOf(template), persistentVolumeClaim: { claimName } });
    if (state.store.has("/persistentvolumeclaims", namespaceOf(set), claimName)) continue;
    const claim = createAsController(state, "v1", "PersistentVolumeClaim", {
      metadata: {
        name: claimName,
        namespace: namespaceOf(set),
        labels: {
          ...labelsOf(template),
          ...labelsOf({ metadata: { labels: fieldsAt(set, "spec", "selector", "matchLabels") ?? {} } }),
        },
      },
      spec: copyFields(fieldsAt(template, "spec") ?? {}),
    });
    if (!isCreated(claim)) return;
  }
  makePod(state, set, fieldsAt(set, "spec", "template"), { name }, (pod) => {
    Object.assign(child(child(pod, "metadata"), "labels"), {
      "statefulset.kubernetes.io/pod-name": name,
      "apps.kubernetes.io/pod-index": number,
      [REVISION]: revision,
    });
    const spec = child(pod, "spec");
    spec["hostname"] = name;
    const service = textAt(set, "spec", "serviceName") ?? "";
    if (service !== "") spec["subdomain"] = service;
    const names = volumes.map((volume) => volume["name"]);
    const others = itemsAt(spec, "volumes").filter((volume) => !names.includes(volume["name"] ?? ""));
    if (volumes.length > 0) spec["volumes"] = [...others, ...volumes];
  });
}

/** Replaces outdated pods from the last to the first, one at a time. */
function update(state: ClusterState, set: Fields, pods: ReadonlyMap<string, Fields>, revision: string): void {
  if (textAt(set, "spec", "updateStrategy", "type") !== "RollingUpdate") return;
  const partition = numberAt(set, "spec", "updateStrategy", "rollingUpdate", "partition") ?? 0;
  for (const pod of [...pods.values()].sort((a, b) => ordinal(b) - ordinal(a))) {
    if (ordinal(pod) < partition) return;
    if (outdated(pod, revision) && !isTerminating(pod)) {
      removeOwned(state, "/pods", pod);
      return;
    }
    if (!isReady(pod)) return;
  }
}

function writeStatus(state: ClusterState, set: Fields, revision: string): void {
  const pods = ownedBy(state, "/pods", set);
  const ready = pods.filter(isReady).length;
  const updated = pods.filter((pod) => labelsOf(pod)[REVISION] === revision).length;
  const replicas = numberAt(set, "spec", "replicas") ?? 1;
  saveStatus(state, "apps/statefulsets", set, (changed) => {
    const status = child(changed, "status");
    const done = updated === replicas && ready === replicas;
    const before = textAt(status, "currentRevision");
    status["replicas"] = pods.length;
    status["availableReplicas"] = ready;
    status["collisionCount"] = 0;
    status["currentRevision"] = done ? revision : (before ?? revision);
    status["updateRevision"] = revision;
    status["observedGeneration"] = numberAt(set, "metadata", "generation") ?? 1;
    const current = pods.filter((pod) => labelsOf(pod)[REVISION] === status["currentRevision"]).length;
    for (const [field, count] of Object.entries({
      readyReplicas: ready,
      updatedReplicas: updated,
      currentReplicas: current,
    })) {
      if (count > 0) status[field] = count;
      else Reflect.deleteProperty(status, field);
    }
  });
}

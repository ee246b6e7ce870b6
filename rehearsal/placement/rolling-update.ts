import { JsonObject } from "../run/json";
import { find, patch, remove } from "./cluster-calls";
import { podsOf, refusalsOf, verdictsOf } from "./findings";
import { ClusterLook, nameOf, replicaSetsOf } from "./look";
import { StuckUpdateFinding, UpdateStrategy, WorkloadRange } from "./proof";
import { isRolledOut, isSetRolledOut } from "./settled";
import { settle, Trial } from "./settle";
import { strategyOf } from "./strategy";
import { at, textAt } from "../run/json";
import { numberAt, workloadPath } from "./workloads";

/** Annotation of pods that makes a new version of them; it means nothing. */
const TRIAL = "rehearsal.invalid/update";

/** What came of an update: nothing when it cannot be tried, as of a workload that is paused. */
export type UpdateOutcome = { readonly stuck?: StuckUpdateFinding } | undefined;

/**
 * Gives the pods of a workload a new version that differs in a meaningless annotation, and lets the controllers replace
 * them as its strategy says. An update that gets stuck is taken back.
 *
 * @throws NotSettledError
 */
export async function rollingUpdate(trial: Trial, workload: WorkloadRange): Promise<UpdateOutcome> {
  const { api } = trial.cluster;
  const path = workloadPath(workload);
  const before = await find(api, path);
  if (before === undefined || !isUpdatable(before)) return undefined;
  await annotate(trial, workload, "1");
  const look = await settle(trial);
  const after = await find(api, path);
  if (after === undefined) return undefined;
  const isDeployment = workload.kind === "Deployment";
  if (isDeployment ? isRolledOut(after) : isSetRolledOut(after)) return {};
  const { cluster, kind, namespace, name } = workload;
  const stuck: StuckUpdateFinding = {
    kind: "stuck-update",
    workload: { cluster, kind, namespace, name },
    replicas: numberAt(after, 1, "spec", "replicas"),
    updated: updatedPods(workload, after, look),
    strategy: isDeployment ? strategyOf(after) : ONE_BY_ONE,
    words: [...verdictsOf(workload, look), ...refusalsOf(workload, look)],
  };
  await annotate(trial, workload, null);
  await settle(trial);
  return { stuck };
}

/** Takes the new version back. */
export async function forgetUpdate(trial: Trial, workload: WorkloadRange): Promise<void> {
  const object = await find(trial.cluster.api, workloadPath(workload));
  const noted = at(object, "spec", "template", "metadata", "annotations", TRIAL);
  if (noted !== undefined) await annotate(trial, workload, null);
}

/** Removes what an update leaves in the history of a workload. */
export async function removeTraces({ cluster }: Trial, look: ClusterLook): Promise<void> {
  for (const set of look.replicaSets) {
    if (at(set, "spec", "template", "metadata", "annotations", TRIAL) === undefined) continue;
    const { namespace, name } = nameOf(set);
    await remove(cluster.api, `/apis/apps/v1/namespaces/${namespace}/replicasets/${name}`);
  }
}

/** A StatefulSet takes a pod away before it makes the next one. */
const ONE_BY_ONE: UpdateStrategy = { type: "RollingUpdate", maxSurge: 0, maxUnavailable: 1 };

function isUpdatable(object: JsonObject): boolean {
  return (
    at(object, "spec", "paused") !== true && textAt(object, "spec", "updateStrategy", "type") !== "OnDelete"
  );
}

async function annotate({ cluster }: Trial, workload: WorkloadRange, value: string | null): Promise<void> {
  const template = { metadata: { annotations: { [TRIAL]: value } } };
  await patch(cluster.api, workloadPath(workload), { spec: { template } });
}

function updatedPods(workload: WorkloadRange, object: JsonObject, look: ClusterLook): number {
  const [newest] = replicaSetsOf(object, look);
  if (newest === undefined) return numberAt(object, 0, "status", "updatedReplicas");
  const { name } = nameOf(newest);
  return podsOf(workload, look).filter(({ maker, node }) => maker === name && node !== undefined).length;
}

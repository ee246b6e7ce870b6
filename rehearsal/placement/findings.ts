import { KubernetesApi } from "../cluster/kubernetes-api";
import { isJsonObject } from "../cluster/json";
import { at, Json, JsonObject } from "../run/json";
import { list, wordsOf } from "./cluster-calls";
import { ClusterLook, conditionMessage, nameOf, PodLook, replicaSetsOf } from "./look";
import { Moment, RefusedFinding, UnplaceableFinding, WorkloadRef } from "./proof";
import { SettledLook } from "./settle";
import { waitingIn } from "./settled";
import { numberAt } from "./workloads";

/** Says whether a refusal is one of the Pod Security level of a namespace. */
const isPodSecurity = (words: string): boolean => words.includes("violates PodSecurity");

/** The pods of a workload. */
export function podsOf({ kind, namespace, name }: WorkloadRef, { pods }: ClusterLook): readonly PodLook[] {
  return pods.filter(
    (pod) => pod.namespace === namespace && pod.owner?.kind === kind && pod.owner.name === name,
  );
}

/** Why a workload's pods are refused, in the API server's words; none when they are not. */
export function refusalsOf({ kind, namespace, name }: WorkloadRef, look: ClusterLook): readonly string[] {
  const isIt = (object: JsonObject): boolean =>
    nameOf(object).namespace === namespace && nameOf(object).name === name;
  if (kind === "StatefulSet") {
    const words = look.refusals.get(`${namespace}/${name}`);
    const set = look.statefulSets.find(isIt);
    const isShort =
      set !== undefined && numberAt(set, 0, "status", "replicas") < numberAt(set, 1, "spec", "replicas");
    return words === undefined || !isShort ? [] : [words];
  }
  const deployment = look.deployments.find(isIt);
  if (deployment === undefined) return [];
  const [newest] = replicaSetsOf(deployment, look);
  const words = newest === undefined ? undefined : conditionMessage(newest, "ReplicaFailure");
  return words === undefined ? [] : [words];
}

/** The scheduler's words about the pods of a workload that have no place, each once. */
export function verdictsOf(workload: WorkloadRef, look: ClusterLook): readonly string[] {
  return [
    ...new Set(
      podsOf(workload, look).flatMap(({ node, verdict }) =>
        node === undefined && verdict !== undefined ? [verdict] : [],
      ),
    ),
  ];
}

/** What keeps pods from having a place, whoever makes them. */
export function unplaceableIn(
  cluster: string,
  moment: Moment,
  look: SettledLook,
): readonly UnplaceableFinding[] {
  const owners = new Map<string, WorkloadRef>();
  for (const { namespace, name, owner = { kind: "Pod", name } } of waitingIn(look)) {
    const ref = { cluster, kind: owner.kind, namespace, name: owner.name };
    owners.set(`${ref.kind}/${namespace}/${ref.name}`, ref);
  }
  return [...owners.values()].map((workload) => {
    const own = podsOf(workload, look);
    const pods = own.length > 0 ? own : look.pods.filter(isNamed(workload));
    const waiting = pods.filter(({ node }) => node === undefined);
    return {
      kind: "unplaceable",
      workload,
      moment,
      wanted: pods.length,
      placed: pods.length - waiting.length,
      pods: waiting.map(({ name }) => name),
      words: [...new Set(waiting.flatMap(({ verdict }) => (verdict === undefined ? [] : [verdict])))],
      pools: waiting
        .flatMap(({ namespace, name }) => look.poolRefusals.get(`${namespace}/${name}`) ?? [])
        .filter((pool, position, all) => all.findIndex(({ name }) => name === pool.name) === position),
    };
  });
}

/** A pod that nobody controls is its own workload. */
const isNamed =
  ({ namespace, name }: WorkloadRef) =>
  (pod: PodLook): boolean =>
    pod.namespace === namespace && pod.name === name;

/** The workloads whose pods are refused. */
export function refusedIn(
  workloads: readonly WorkloadRef[],
  moment: Moment,
  look: ClusterLook,
): readonly RefusedFinding[] {
  return workloads.flatMap(({ cluster, kind, namespace, name }) => {
    const workload = { cluster, kind, namespace, name };
    const words = refusalsOf(workload, look);
    return words.length === 0
      ? []
      : [{ kind: "refused", workload, moment, words, podSecurity: words.some(isPodSecurity) } as const];
  });
}

/**
 * The jobs on a calendar whose pods would be refused. No such pod is made in a rehearsal, so the API server is asked
 * without anything being made.
 */
export async function refusedJobs(cluster: string, api: KubernetesApi): Promise<readonly RefusedFinding[]> {
  const findings: RefusedFinding[] = [];
  for (const object of await list(api, "/apis/batch/v1/cronjobs")) {
    const { namespace, name } = nameOf(object);
    const template = at(object, "spec", "jobTemplate", "spec", "template");
    const words = await refusalOfPod(api, namespace, name, template);
    if (words === undefined) continue;
    const workload = { cluster, kind: "CronJob", namespace, name };
    findings.push({
      kind: "refused",
      workload,
      moment: "applied",
      words: [words],
      podSecurity: isPodSecurity(words),
    });
  }
  return findings;
}

async function refusalOfPod(
  api: KubernetesApi,
  namespace: string,
  name: string,
  template: Json | undefined,
): Promise<string | undefined> {
  const metadata = at(template, "metadata");
  const spec = at(template, "spec");
  const { status, body } = await api.request({
    method: "POST",
    path: `/api/v1/namespaces/${namespace}/pods`,
    query: { dryRun: "All" },
    body: {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { ...(isJsonObject(metadata) ? metadata : {}), generateName: `${name.slice(0, 50)}-` },
      spec: spec ?? {},
    },
  });
  return status < 300 ? undefined : wordsOf(body);
}

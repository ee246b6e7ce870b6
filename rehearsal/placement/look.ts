import { KubernetesApi } from "../cluster/kubernetes-api";
import { at, JsonObject, listAt, textAt } from "../run/json";
import { list } from "./cluster-calls";
import { numberAt, ownerOf } from "./workloads";

/** A pod that has not ended, as a trial sees it. */
export interface PodLook {
  readonly namespace: string;
  readonly name: string;
  readonly labels: JsonObject;

  /** What controls it, ReplicaSets and Jobs seen through; undefined when nothing does. */
  readonly owner: { readonly kind: string; readonly name: string } | undefined;

  /** Name of the ReplicaSet, or whatever else made it. */
  readonly maker: string | undefined;

  /** The node it is on. */
  readonly node: string | undefined;
  readonly ready: boolean;

  /** Whether it is about to go. */
  readonly leaving: boolean;

  /** The scheduler's words when it found no place. */
  readonly verdict: string | undefined;
}

/** Everything that makes pods, and the pods, at one moment. */
export interface ClusterLook {
  readonly pods: readonly PodLook[];
  readonly deployments: readonly JsonObject[];
  readonly replicaSets: readonly JsonObject[];
  readonly statefulSets: readonly JsonObject[];

  /** The API server's words about pods of StatefulSets that it refused, by namespace and name of the set. */
  readonly refusals: ReadonlyMap<string, string>;
}

/** Looks at what makes pods, and at the pods. */
export async function lookAt(api: KubernetesApi): Promise<ClusterLook> {
  // The makers first: what they are about to make is then in what they say, not only in the pods.
  const [deployments, replicaSets, statefulSets, jobs] = await Promise.all([
    list(api, "/apis/apps/v1/deployments"),
    list(api, "/apis/apps/v1/replicasets"),
    list(api, "/apis/apps/v1/statefulsets"),
    list(api, "/apis/batch/v1/jobs"),
  ]);
  const between = new Map([
    ...replicaSets.map((object) => [keyOf("ReplicaSet", object), object] as const),
    ...jobs.map((object) => [keyOf("Job", object), object] as const),
  ]);
  const pods = (await list(api, "/api/v1/pods")).filter((pod) => !hasEnded(pod));
  return {
    deployments,
    replicaSets,
    statefulSets,
    pods: pods.map((pod) => podLook(pod, between)),
    refusals: statefulSets.some(isShort) ? await refusalsIn(api) : new Map(),
  };
}

const isShort = (set: JsonObject): boolean =>
  numberAt(set, 0, "status", "replicas") < numberAt(set, 1, "spec", "replicas");

/** A StatefulSet has no condition for it: only events tell. */
async function refusalsIn(api: KubernetesApi): Promise<ReadonlyMap<string, string>> {
  const events = await list(api, "/api/v1/events");
  return new Map(
    events
      .filter(
        (event) =>
          textAt(event, "reason") === "FailedCreate" &&
          textAt(event, "involvedObject", "kind") === "StatefulSet",
      )
      .map((event) => {
        const [namespace, name] = ["namespace", "name"].map(
          (part) => textAt(event, "involvedObject", part) ?? "",
        );
        return [`${namespace}/${name}`, textAt(event, "message") ?? ""] as const;
      }),
  );
}

/** Name and namespace of an object. */
export function nameOf(object: JsonObject): { readonly namespace: string; readonly name: string } {
  return {
    namespace: textAt(object, "metadata", "namespace") ?? "",
    name: textAt(object, "metadata", "name") ?? "",
  };
}

/** The ReplicaSets of a Deployment, the newest first. */
export function replicaSetsOf(deployment: JsonObject, { replicaSets }: ClusterLook): readonly JsonObject[] {
  const { namespace, name } = nameOf(deployment);
  const revision = (set: JsonObject): number =>
    Number(textAt(set, "metadata", "annotations", "deployment.kubernetes.io/revision") ?? 0);
  return replicaSets
    .filter((set) => nameOf(set).namespace === namespace && ownerOf(set)?.name === name)
    .sort((a, b) => revision(b) - revision(a));
}

/** The message of a condition that holds. */
export function conditionMessage(object: JsonObject, type: string): string | undefined {
  const found = listAt(object, "status", "conditions").find(
    (condition) => textAt(condition, "type") === type && textAt(condition, "status") === "True",
  );
  return found === undefined ? undefined : (textAt(found, "message") ?? textAt(found, "reason") ?? type);
}

/** Whether the controller has seen the object as it is now. */
export function isObserved(object: JsonObject): boolean {
  return numberAt(object, 0, "status", "observedGeneration") >= numberAt(object, 0, "metadata", "generation");
}

function podLook(pod: JsonObject, between: ReadonlyMap<string, JsonObject>): PodLook {
  const { namespace, name } = nameOf(pod);
  const first = ownerOf(pod);
  const maker = first === undefined ? undefined : between.get(`${first.kind}/${namespace}/${first.name}`);
  const unscheduled = listAt(pod, "status", "conditions").find(
    (condition) => textAt(condition, "type") === "PodScheduled" && textAt(condition, "status") === "False",
  );
  const labels = at(pod, "metadata", "labels");
  return {
    namespace,
    name,
    labels: isObject(labels) ? labels : {},
    owner: (maker === undefined ? undefined : ownerOf(maker)) ?? first,
    maker: first?.name,
    node: textAt(pod, "spec", "nodeName"),
    ready: conditionMessage(pod, "Ready") !== undefined,
    leaving: textAt(pod, "metadata", "deletionTimestamp") !== undefined,
    verdict: textAt(unscheduled, "message"),
  };
}

const isObject = (json: unknown): json is JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json);

const keyOf = (kind: string, object: JsonObject): string => {
  const { namespace, name } = nameOf(object);
  return `${kind}/${namespace}/${name}`;
};

const hasEnded = (pod: JsonObject): boolean =>
  ["Succeeded", "Failed"].includes(textAt(pod, "status", "phase") ?? "");

import { isJsonObject } from "../json";
import { KubernetesApi } from "../kubernetes-api";
import { controllerOf, isTerminating, nameOf, namespaceOf } from "../memory/json/object";
import { at, copyFields, Fields, fieldsAt, itemsAt, textAt } from "../memory/json/tree";
import { NodeView, viewsOf } from "../memory/scheduler/cluster-view";
import { ObjectLookup } from "../memory/scheduler/volumes";

/** Where the objects are listed that say what may be on which node, by group and plural. */
const PATHS = {
  "/nodes": "/api/v1/nodes",
  "/pods": "/api/v1/pods",
  "/persistentvolumeclaims": "/api/v1/persistentvolumeclaims",
  "/persistentvolumes": "/api/v1/persistentvolumes",
  "storage.k8s.io/storageclasses": "/apis/storage.k8s.io/v1/storageclasses",
  "apps/daemonsets": "/apis/apps/v1/daemonsets",
  "apps/replicasets": "/apis/apps/v1/replicasets",
  "apps/deployments": "/apis/apps/v1/deployments",
  "apps/statefulsets": "/apis/apps/v1/statefulsets",
  "policy/poddisruptionbudgets": "/apis/policy/v1/poddisruptionbudgets",
} as const;

/** Objects that say what may be on which node. */
export type LookedAt = keyof typeof PATHS;

/** A cluster at one moment. */
export class ClusterLook implements ObjectLookup {
  readonly #objects: ReadonlyMap<string, readonly Fields[]>;

  /** What the scheduler would ask for. */
  public readonly store: ObjectLookup["store"] = {
    get: (key, namespace, name) =>
      this.list(key).find((object) => nameOf(object) === name && namespaceOf(object) === namespace),
    peek: (key) => this.list(key),
  };

  private constructor(objects: ReadonlyMap<string, readonly Fields[]>) {
    this.#objects = objects;
  }

  /** Looks at everything there is. @throws Error when the API does not answer. */
  public static async at(api: KubernetesApi): Promise<ClusterLook> {
    const lists = Object.entries(PATHS).map(async ([key, path]) => [key, await listAll(api, path)] as const);
    return new ClusterLook(new Map(await Promise.all(lists)));
  }

  /** Says whether the scheduler has pods to place: one call instead of many. @throws Error when the API does not answer. */
  public static async hasWaiting(api: KubernetesApi): Promise<boolean> {
    return (await listAll(api, PATHS["/pods"])).some(isWaiting);
  }

  /** The objects of one resource now. @throws Error when the API does not answer. */
  public static listed(api: KubernetesApi, key: LookedAt): Promise<readonly Fields[]> {
    return listAll(api, PATHS[key]);
  }

  /** The objects of a resource, in the order of the API. */
  public list(key: string): readonly Fields[] {
    return this.#objects.get(key) ?? [];
  }

  /** The nodes with the pods on them, new ones as if they were ready; a copy that pods can be put on. */
  public views(): NodeView[] {
    return viewsOf(this.list("/nodes").map(whenReady), this.list("/pods"));
  }

  /** Pods that the scheduler is to place and has not, in the order in which they were made. */
  public get waiting(): readonly Fields[] {
    return this.list("/pods")
      .filter(isWaiting)
      .sort((a, b) => madeAt(a).localeCompare(madeAt(b)) || keyOf(a).localeCompare(keyOf(b)));
  }
}

/** Namespace and name of an object, as people write them. */
export function keyOf(object: Fields): string {
  return `${namespaceOf(object)}/${nameOf(object)}`;
}

/** The scheduler's words on why a pod is on no node; undefined while it has not said anything. */
export function schedulerMessage(pod: Fields): string | undefined {
  const condition = itemsAt(pod, "status", "conditions").find(
    ({ type, status, reason }) => type === "PodScheduled" && status === "False" && reason === "Unschedulable",
  );
  return condition && (textAt(condition, "message") ?? "");
}

/** Says whether a pod belongs to a daemon set, or is the node's own. */
export function belongsToNode(pod: Fields): boolean {
  const mirrored = at(pod, "metadata", "annotations", "kubernetes.io/config.mirror") !== undefined;
  return mirrored || textAt(controllerOf(pod), "kind") === "DaemonSet";
}

/** What every new node has until the cluster has seen that it is ready. */
const NOT_READY = "node.kubernetes.io/not-ready";

function whenReady(node: Fields): Fields {
  const taints = itemsAt(node, "spec", "taints").filter(({ key }) => key !== NOT_READY);
  return { ...node, spec: { ...fieldsAt(node, "spec"), taints } };
}

function isWaiting(pod: Fields): boolean {
  return (
    textAt(pod, "spec", "nodeName") === undefined &&
    textAt(pod, "spec", "schedulerName") === "default-scheduler" &&
    itemsAt(pod, "spec", "schedulingGates").length === 0 &&
    !isTerminating(pod) &&
    !belongsToNode(pod)
  );
}

const madeAt = (object: Fields): string => textAt(object, "metadata", "creationTimestamp") ?? "";

async function listAll(api: KubernetesApi, path: string): Promise<readonly Fields[]> {
  const { status, body } = await api.request({ method: "GET", path });
  if (status !== 200 || !isJsonObject(body)) throw new Error(`GET ${path}: HTTP status ${status}`);
  return itemsAt(copyFields(body), "items");
}

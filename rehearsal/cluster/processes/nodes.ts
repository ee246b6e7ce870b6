import { createHash } from "node:crypto";
import { follow } from "../https/watch";
import { HttpsConnection } from "../https/https-connection";
import { NodeSpec } from "../control-plane";
import { JsonObject, KubernetesApi } from "../kubernetes-api";
import { nodeSpecOf } from "../memory/nodes";
import { copyFields, Fields, itemsAt, textAt } from "../memory/json/tree";
import { ask } from "./api-error";

const NODES = "/api/v1/nodes";
const PODS = "/api/v1/pods";

/** How long a new node may take until pods can be placed on it. */
const READY_SECONDS = 60;

/** Adds a node and waits until pods can be placed on it. @throws Error when the API server refuses it. */
export async function addNode(
  api: KubernetesApi,
  connection: HttpsConnection,
  spec: NodeSpec,
): Promise<void> {
  await ask(api, { method: "POST", path: NODES, body: nodeObject(spec) });
  const { name } = spec;
  const signal = AbortSignal.timeout(READY_SECONDS * 1000);
  const query = { fieldSelector: `metadata.name=${name}` };
  for await (const { object } of follow({ connection, path: NODES, query, signal })) {
    if (isUsable(copyFields(object))) return;
  }
  throw new Error(`node '${name}' is not ready after ${READY_SECONDS} s`);
}

/**
 * Removes a node, and its pods with it: a machine that is gone cannot end them, and the real controllers would take
 * most of a minute to notice.
 */
export async function removeNode(api: KubernetesApi, name: string): Promise<void> {
  await ask(api, { method: "DELETE", path: `${NODES}/${encodeURIComponent(name)}` });
  const pods = await list(api, PODS, { fieldSelector: `spec.nodeName=${name}` });
  await Promise.all(
    pods.map((pod) =>
      api.request({
        method: "DELETE",
        path: `/api/v1/namespaces/${textAt(pod, "metadata", "namespace")}/pods/${textAt(pod, "metadata", "name")}`,
        query: { gracePeriodSeconds: "0" },
      }),
    ),
  );
}

/** The nodes there are now. */
export async function listNodes(api: KubernetesApi): Promise<readonly NodeSpec[]> {
  return (await list(api, NODES)).map(nodeSpecOf);
}

/** The objects of a list. */
export async function list(
  api: KubernetesApi,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly Fields[]> {
  return itemsAt(copyFields(await ask(api, { method: "GET", path, query })), "items");
}

function isUsable(node: Fields): boolean {
  const ready = itemsAt(node, "status", "conditions").some(
    (condition) => condition["type"] === "Ready" && condition["status"] === "True",
  );
  const fresh = itemsAt(node, "spec", "taints").some(
    (taint) => textAt(taint, "key") === "node.kubernetes.io/not-ready",
  );
  return ready && !fresh;
}

function nodeObject({ name, labels, taints, capacity, allocatable }: NodeSpec): JsonObject {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        ...labels,
      },
    },
    spec: {
      taints: taints.map(({ key, value, effect }) => ({
        key,
        ...(value === undefined ? {} : { value }),
        effect,
      })),
    },
    // Kubelets allow 110 pods when nobody says otherwise.
    status: {
      capacity: { pods: "110", ...capacity },
      allocatable: { pods: "110", ...allocatable },
      addresses: [
        { type: "InternalIP", address: addressOf(name) },
        { type: "Hostname", address: name },
      ],
      nodeInfo: {
        architecture: "amd64",
        operatingSystem: "linux",
        kubeletVersion: "v1.34.4",
        kubeProxyVersion: "",
        containerRuntimeVersion: "containerd://2.0.0",
        kernelVersion: "",
        osImage: "",
        bootID: "",
        machineID: "",
        systemUUID: "",
      },
    },
  };
}

/** An address in 192.168.0.0/16 that follows from the name, so that it is the same in every run. */
function addressOf(name: string): string {
  const [high = 0, low = 0] = createHash("sha256").update(name).digest();
  return `192.168.${high}.${1 + (low % 254)}`;
}

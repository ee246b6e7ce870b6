import { NodeSpec } from "../control-plane";
import { createAsController, isCreated } from "./api/create";
import { ClusterState } from "./cluster-state";
import { labelsOf, nameOf } from "./json/object";
import { Fields, itemsAt, textAt, textMapAt } from "./json/tree";

/** Makes the node of a machine, ready at once. @throws Error when the name is taken or a quantity cannot be read. */
export function makeNode(state: ClusterState, spec: NodeSpec): void {
  const { name, labels, taints, capacity, allocatable } = spec;
  const made = createAsController(state, "v1", "Node", {
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
    status: nodeStatus(state, withPods(capacity), withPods(allocatable)),
  });
  if (!isCreated(made))
    throw new Error(`node '${name}' cannot be added to cluster '${state.name}': ${made.message}`);
}

/** Kubelets allow 110 pods when nobody says otherwise. */
function withPods(quantities: Readonly<Record<string, string>>): Fields {
  return { pods: "110", ...quantities };
}

function nodeStatus(state: ClusterState, capacity: Fields, allocatable: Fields): Fields {
  const now = state.ids.now();
  return {
    capacity,
    allocatable,
    conditions: [
      {
        type: "Ready",
        status: "True",
        reason: "KubeletReady",
        message: "kubelet is posting ready status",
        lastHeartbeatTime: now,
        lastTransitionTime: now,
      },
    ],
  };
}

/** A node as it was added. */
export function nodeSpecOf(node: Fields): NodeSpec {
  return {
    name: nameOf(node),
    labels: labelsOf(node),
    taints: itemsAt(node, "spec", "taints").map((taint) => {
      const value = textAt(taint, "value");
      return {
        key: textAt(taint, "key") ?? "",
        effect: textAt(taint, "effect") ?? "",
        ...(value === undefined ? {} : { value }),
      };
    }),
    capacity: textMapAt(node, "status", "capacity"),
    allocatable: textMapAt(node, "status", "allocatable"),
  };
}

import { createAsController } from "../api/create";
import { ClusterState } from "../cluster-state";
import { isTerminating, nameOf, namespaceOf } from "../json/object";
import { Fields } from "../json/tree";
import { removeObject } from "../api/remove";
import { updateObject } from "../api/update";
import { AS_CONTROLLER } from "../api/create";
import { fromStorage } from "../api/versions";

/** What every namespace has by itself. */
const CA_MAP = "kube-root-ca.crt";

/** Gives namespaces what they have by themselves, and empties those that are to go. */
export function reconcileNamespaces(state: ClusterState): void {
  for (const namespace of state.store.list("/namespaces")) {
    if (isTerminating(namespace)) empty(state, namespace);
    else furnish(state, nameOf(namespace));
  }
}

function furnish(state: ClusterState, namespace: string): void {
  if (!state.store.has("/serviceaccounts", namespace, "default")) {
    createAsController(state, "v1", "ServiceAccount", { metadata: { name: "default", namespace } });
  }
  if (!state.store.has("/configmaps", namespace, CA_MAP)) {
    createAsController(state, "v1", "ConfigMap", {
      metadata: {
        name: CA_MAP,
        namespace,
        annotations: {
          "kubernetes.io/description":
            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.",
        },
      },
      data: { "ca.crt": state.caCertificate },
    });
  }
}

function empty(state: ClusterState, namespace: Fields): void {
  const name = nameOf(namespace);
  let left = false;
  for (const { key, object } of [...state.store.all()]) {
    if (namespaceOf(object) !== name) continue;
    left = true;
    const type = state.registry.ofKey(key);
    if (isTerminating(object)) continue;
    if (type === undefined) state.store.remove(key, name, nameOf(object));
    else
      removeObject(state, type, fromStorage({ ...object }, type), {
        propagation: "Background",
        dryRun: false,
      });
  }
  const type = state.registry.find("", "v1", "namespaces");
  if (left || type === undefined) return;
  updateObject(state, type, namespace, { ...namespace, spec: { finalizers: [] } }, "finalize", AS_CONTROLLER);
}

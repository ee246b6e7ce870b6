import { forbidden } from "../api/status";
import { ClusterState } from "../cluster-state";
import { metadataOf, nameOf, namespaceOf } from "../json/object";
import { Fields, at, child, itemsAt, listAt, textAt } from "../json/tree";
import { ResourceType } from "../resources/resource-type";

const MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
const TOKEN_SECONDS = 3607;

/** Gives a pod its service account, and the account's token unless somebody does not want that. @throws ApiError when the account is not there. */
export function admitServiceAccount(state: ClusterState, type: ResourceType, pod: Fields): void {
  const spec = child(pod, "spec");
  const name = textAt(spec, "serviceAccountName") ?? "default";
  spec["serviceAccountName"] = name;
  spec["serviceAccount"] = name;
  const namespace = namespaceOf(pod);
  const account = state.store.get("/serviceaccounts", namespace, name);
  if (account === undefined) {
    const shown = nameOf(pod);
    throw forbidden(
      type,
      shown,
      `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`,
    );
  }
  const wished = at(spec, "automountServiceAccountToken") ?? at(account, "automountServiceAccountToken");
  if (wished !== false) mountToken(state, pod, spec);
  const secrets = listAt(account, "imagePullSecrets");
  if (listAt(spec, "imagePullSecrets").length === 0 && secrets.length > 0) spec["imagePullSecrets"] = secrets;
}

function mountToken(state: ClusterState, pod: Fields, spec: Fields): void {
  const key = textAt(metadataOf(pod), "uid") ?? nameOf(pod);
  const name = `kube-api-access-${state.ids.suffix(`token/${key}`)}`;
  let mounted = false;
  for (const container of [...itemsAt(spec, "initContainers"), ...itemsAt(spec, "containers")]) {
    const mounts = itemsAt(container, "volumeMounts");
    if (mounts.some((mount) => mount["mountPath"] === MOUNT_PATH)) continue;
    container["volumeMounts"] = [...mounts, { name, readOnly: true, mountPath: MOUNT_PATH }];
    mounted = true;
  }
  if (!mounted) return;
  const sources: Fields[] = [
    { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: "token" } },
    { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
    {
      downwardAPI: {
        items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
      },
    },
  ];
  spec["volumes"] = [...itemsAt(spec, "volumes"), { name, projected: { defaultMode: 420, sources } }];
}

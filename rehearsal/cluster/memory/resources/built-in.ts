import { builtInType } from "../types/built-in-types";
import { ANY } from "../types/field-type";
import { ResourceType } from "./resource-type";

/** Scope, plural, kind, short names and subresources of a row of the table below. */
type Row = readonly [plural: string, kind: string, shortNames?: string, subresources?: string];

interface Rows {
  readonly namespaced?: readonly Row[];
  readonly cluster?: readonly Row[];
}

/**
 * Every resource that an API server of version 1.34 serves by default, alpha and beta versions left out.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
const TABLE: Readonly<Record<string, Rows>> = {
  v1: {
    namespaced: [
      ["bindings", "Binding"],
      ["configmaps", "ConfigMap", "cm"],
      ["endpoints", "Endpoints", "ep"],
      ["events", "Event", "ev"],
      ["limitranges", "LimitRange", "limits"],
      ["persistentvolumeclaims", "PersistentVolumeClaim", "pvc", "status"],
      [
        "pods",
        "Pod",
        "po",
        "status binding eviction ephemeralcontainers resize log exec attach portforward proxy",
      ],
      ["podtemplates", "PodTemplate"],
      ["replicationcontrollers", "ReplicationController", "rc", "status scale"],
      ["resourcequotas", "ResourceQuota", "quota", "status"],
      ["secrets", "Secret"],
      ["serviceaccounts", "ServiceAccount", "sa", "token"],
      ["services", "Service", "svc", "status proxy"],
    ],
    cluster: [
      ["componentstatuses", "ComponentStatus", "cs"],
      ["namespaces", "Namespace", "ns", "status finalize"],
      ["nodes", "Node", "no", "status proxy"],
      ["persistentvolumes", "PersistentVolume", "pv", "status"],
    ],
  },
  "apps/v1": {
    namespaced: [
      ["controllerrevisions", "ControllerRevision"],
      ["daemonsets", "DaemonSet", "ds", "status"],
      ["deployments", "Deployment", "deploy", "status scale"],
      ["replicasets", "ReplicaSet", "rs", "status scale"],
      ["statefulsets", "StatefulSet", "sts", "status scale"],
    ],
  },
  "batch/v1": {
    namespaced: [
      ["cronjobs", "CronJob", "cj", "status"],
      ["jobs", "Job", undefined, "status"],
    ],
  },
  "autoscaling/v2": {
    namespaced: [["horizontalpodautoscalers", "HorizontalPodAutoscaler", "hpa", "status"]],
  },
  "autoscaling/v1": {
    namespaced: [["horizontalpodautoscalers", "HorizontalPodAutoscaler", "hpa", "status"]],
  },
  "networking.k8s.io/v1": {
    namespaced: [
      ["ingresses", "Ingress", "ing", "status"],
      ["networkpolicies", "NetworkPolicy", "netpol"],
    ],
    cluster: [
      ["ingressclasses", "IngressClass"],
      ["ipaddresses", "IPAddress", "ip"],
      ["servicecidrs", "ServiceCIDR", undefined, "status"],
    ],
  },
  "policy/v1": { namespaced: [["poddisruptionbudgets", "PodDisruptionBudget", "pdb", "status"]] },
  "rbac.authorization.k8s.io/v1": {
    namespaced: [
      ["rolebindings", "RoleBinding"],
      ["roles", "Role"],
    ],
    cluster: [
      ["clusterrolebindings", "ClusterRoleBinding"],
      ["clusterroles", "ClusterRole"],
    ],
  },
  "storage.k8s.io/v1": {
    namespaced: [["csistoragecapacities", "CSIStorageCapacity"]],
    cluster: [
      ["csidrivers", "CSIDriver"],
      ["csinodes", "CSINode"],
      ["storageclasses", "StorageClass", "sc"],
      ["volumeattachments", "VolumeAttachment", undefined, "status"],
      ["volumeattributesclasses", "VolumeAttributesClass", "vac"],
    ],
  },
  "scheduling.k8s.io/v1": { cluster: [["priorityclasses", "PriorityClass", "pc"]] },
  "discovery.k8s.io/v1": { namespaced: [["endpointslices", "EndpointSlice"]] },
  "admissionregistration.k8s.io/v1": {
    cluster: [
      ["mutatingwebhookconfigurations", "MutatingWebhookConfiguration"],
      ["validatingadmissionpolicies", "ValidatingAdmissionPolicy", undefined, "status"],
      ["validatingadmissionpolicybindings", "ValidatingAdmissionPolicyBinding"],
      ["validatingwebhookconfigurations", "ValidatingWebhookConfiguration"],
    ],
  },
  "apiextensions.k8s.io/v1": {
    cluster: [["customresourcedefinitions", "CustomResourceDefinition", "crd crds", "status"]],
  },
  "apiregistration.k8s.io/v1": { cluster: [["apiservices", "APIService", undefined, "status"]] },
  "certificates.k8s.io/v1": {
    cluster: [["certificatesigningrequests", "CertificateSigningRequest", "csr", "status approval"]],
  },
  "coordination.k8s.io/v1": { namespaced: [["leases", "Lease"]] },
  "events.k8s.io/v1": { namespaced: [["events", "Event", "ev"]] },
  "node.k8s.io/v1": { cluster: [["runtimeclasses", "RuntimeClass"]] },
  "flowcontrol.apiserver.k8s.io/v1": {
    cluster: [
      ["flowschemas", "FlowSchema", undefined, "status"],
      ["prioritylevelconfigurations", "PriorityLevelConfiguration", undefined, "status"],
    ],
  },
  "resource.k8s.io/v1": {
    namespaced: [
      ["resourceclaims", "ResourceClaim", undefined, "status"],
      ["resourceclaimtemplates", "ResourceClaimTemplate"],
    ],
    cluster: [
      ["deviceclasses", "DeviceClass"],
      ["resourceslices", "ResourceSlice"],
    ],
  },
};

function words(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(" ");
}

function resourceType(groupVersion: string, row: Row, namespaced: boolean): ResourceType {
  const [plural, kind, shortNames, subresources] = row;
  const slash = groupVersion.indexOf("/");
  return {
    group: slash === -1 ? "" : groupVersion.slice(0, slash),
    version: groupVersion.slice(slash + 1),
    plural,
    singular: kind.toLowerCase(),
    kind,
    listKind: `${kind}List`,
    namespaced,
    shortNames: words(shortNames),
    subresources: words(subresources),
    schema: builtInType(groupVersion, kind) ?? ANY,
  };
}

/** The built-in resources, the preferred version of a group first. */
export const BUILT_IN: readonly ResourceType[] = Object.entries(TABLE).flatMap(([groupVersion, rows]) => [
  ...(rows.namespaced ?? []).map((row) => resourceType(groupVersion, row, true)),
  ...(rows.cluster ?? []).map((row) => resourceType(groupVersion, row, false)),
]);

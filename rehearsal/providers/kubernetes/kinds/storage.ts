import { jsonAt, textOf } from "../conversion/json";
import { block, fields } from "../conversion/shape";
import { Change, valueAt } from "../lifecycle/change";
import { patchTable } from "../lifecycle/json-patch";
import { claimBound, volumeAvailable, whenAsked } from "../lifecycle/waits";
import { claimSpec } from "../shapes/claim";
import { persistentVolumeSpec, storageClass } from "../shapes/storage";
import { always } from "../conversion/shape";
import { KindDefinition } from "./kind";

const classOf = ({ planned }: Change) => String(valueAt(planned, "spec.0.storage_class_name") ?? "");

/** Where data is kept. */
export const storageKinds: readonly KindDefinition[] = [
  {
    typeName: "kubernetes_persistent_volume_v1",
    apiVersion: "v1",
    kind: "PersistentVolume",
    plural: "persistentvolumes",
    lateId: true,
    clusterScoped: true,
    shape: fields({ spec: block(persistentVolumeSpec, { single: true }) }),
    constant: { spec: {}, status: {} },
    update: patchTable(
      { when: "spec.0.capacity", path: "/spec/capacity", empty: {} },
      { when: "spec.0.access_modes", path: "/spec/accessModes", empty: [] },
      {
        when: "spec.0.persistent_volume_reclaim_policy",
        path: "/spec/persistentVolumeReclaimPolicy",
        empty: "",
      },
      {
        when: "spec.0.storage_class_name",
        path: "/spec/storageClassName",
        value: classOf,
        op: ({ prior }) => (valueAt(prior, "spec.0.storage_class_name") ? "replace" : "add"),
      },
      { when: "spec.0.node_affinity", path: "/spec/nodeAffinity", empty: {} },
      { when: "spec.0.mount_options", path: "/spec/mountOptions", empty: [] },
      { when: "spec.0.claim_ref", path: "/spec/claimRef", empty: {} },
    ),
    created: volumeAvailable,
    gone: (id, object) =>
      `Persistent volume ${id} still exists (${textOf(jsonAt(object, "status", "phase"))})`,
  },
  {
    typeName: "kubernetes_persistent_volume_claim_v1",
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    plural: "persistentvolumeclaims",
    shape: fields({ spec: block(claimSpec) }),
    constant: { status: {} },
    update: patchTable({
      when: "spec.0.resources.0.requests",
      path: "/spec/resources/requests",
      empty: {},
    }),
    created: whenAsked("wait_until_bound", claimBound),
    gone: (id, object) =>
      `Persistent volume claim ${id.split("/").at(-1)} still exists with finalizers: [${String(jsonAt(object, "metadata", "finalizers") ?? "")}]`,
  },
  {
    typeName: "kubernetes_storage_class_v1",
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    plural: "storageclasses",
    clusterScoped: true,
    shape: storageClass,
    update: patchTable({ when: "allow_volume_expansion", path: "/allowVolumeExpansion" }),
    errors: { update: "Failed to update storage class: " },
    gone: (id) => `storage class (${id}) still exists`,
  },
  {
    typeName: "kubernetes_csi_driver_v1",
    apiVersion: "storage.k8s.io/v1",
    kind: "CSIDriver",
    plural: "csidrivers",
    clusterScoped: true,
    shape: fields({ spec: block(fields({ attach_required: always, pod_info_on_mount: always })) }),
    constant: { spec: {} },
    update: patchTable(
      { when: "spec.0.attach_required", path: "/spec/attachRequired" },
      { when: "spec.0.pod_info_on_mount", path: "/spec/podInfoOnMount" },
      { when: "spec.0.volume_lifecycle_modes", path: "/spec/volumeLifecycleModes", empty: [] },
    ),
    errors: { update: "Failed to update CSIDriver: " },
    strictDelete: true,
    gone: (id) => `CSIDriver (${id}) still exists`,
  },
];

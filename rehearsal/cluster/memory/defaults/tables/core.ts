import { DefaultTable } from "../default-table";

const FILE_MODE = 0o644;

/**
 * Fixed defaults of the core group.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis/core/v1/defaults.go
 */
export const CORE_DEFAULTS: DefaultTable = {
  "core.v1.PodSpec": {
    dnsPolicy: "ClusterFirst",
    restartPolicy: "Always",
    schedulerName: "default-scheduler",
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
  "core.v1.Container": {
    resources: {},
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
  },
  "core.v1.EphemeralContainer": {
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
  },
  "core.v1.ContainerPort": { protocol: "TCP" },
  "core.v1.Probe": { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  "core.v1.HTTPGetAction": { path: "/", scheme: "HTTP" },
  "core.v1.GRPCAction": { service: "" },
  "core.v1.ObjectFieldSelector": { apiVersion: "v1" },
  "core.v1.HostPathVolumeSource": { type: "" },
  "core.v1.SecretVolumeSource": { defaultMode: FILE_MODE },
  "core.v1.ConfigMapVolumeSource": { defaultMode: FILE_MODE },
  "core.v1.DownwardAPIVolumeSource": { defaultMode: FILE_MODE },
  "core.v1.ProjectedVolumeSource": { defaultMode: FILE_MODE },
  "core.v1.ServiceAccountTokenProjection": { expirationSeconds: 3600 },
  "core.v1.ISCSIVolumeSource": { iscsiInterface: "default" },
  "core.v1.ISCSIPersistentVolumeSource": { iscsiInterface: "default" },
  "core.v1.RBDVolumeSource": { pool: "rbd", user: "admin", keyring: "/etc/ceph/keyring" },
  "core.v1.RBDPersistentVolumeSource": { pool: "rbd", user: "admin", keyring: "/etc/ceph/keyring" },
  "core.v1.AzureDiskVolumeSource": {
    cachingMode: "ReadWrite",
    fsType: "ext4",
    readOnly: false,
    kind: "Shared",
  },
  "core.v1.ServiceSpec": { sessionAffinity: "None", type: "ClusterIP" },
  "core.v1.ServicePort": { protocol: "TCP" },
  "core.v1.EndpointPort": { protocol: "TCP" },
  "core.v1.Secret": { type: "Opaque" },
  "core.v1.PersistentVolumeSpec": { persistentVolumeReclaimPolicy: "Retain", volumeMode: "Filesystem" },
  "core.v1.PersistentVolumeStatus": { phase: "Pending" },
  "core.v1.PersistentVolumeClaimSpec": { volumeMode: "Filesystem" },
  "core.v1.PersistentVolumeClaimStatus": { phase: "Pending" },
  "core.v1.NamespaceStatus": { phase: "Active" },
  "core.v1.ReplicationControllerSpec": { replicas: 1 },
};

import { DefaultTable } from "../default-table";

/**
 * Fixed defaults of workloads and autoscalers.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.34.4/pkg/apis the files `defaults.go` of apps, batch, autoscaling
 */
export const WORKLOAD_DEFAULTS: DefaultTable = {
  "apps.v1.DeploymentSpec": { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
  "apps.v1.DeploymentStrategy": { type: "RollingUpdate" },
  "apps.v1.RollingUpdateDeployment": { maxSurge: "25%", maxUnavailable: "25%" },
  "apps.v1.ReplicaSetSpec": { replicas: 1 },
  "apps.v1.StatefulSetSpec": {
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: "OrderedReady",
    persistentVolumeClaimRetentionPolicy: {},
  },
  "apps.v1.RollingUpdateStatefulSetStrategy": { partition: 0 },
  "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy": { whenDeleted: "Retain", whenScaled: "Retain" },
  "apps.v1.DaemonSetSpec": { revisionHistoryLimit: 10 },
  "apps.v1.DaemonSetUpdateStrategy": { type: "RollingUpdate" },
  "apps.v1.RollingUpdateDaemonSet": { maxUnavailable: 1, maxSurge: 0 },
  "batch.v1.CronJobSpec": {
    concurrencyPolicy: "Allow",
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  "batch.v1.PodFailurePolicyOnPodConditionsPattern": { status: "True" },
  "autoscaling.v1.HorizontalPodAutoscalerSpec": { minReplicas: 1 },
  "autoscaling.v2.HorizontalPodAutoscalerSpec": { minReplicas: 1 },
  "scheduling.v1.PriorityClass": { preemptionPolicy: "PreemptLowerPriority" },
};

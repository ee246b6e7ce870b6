import { block, fields } from "../conversion/shape";
import { arrayOf, jsonAt } from "../conversion/json";
import { isChanged, valueAt } from "../lifecycle/change";
import { inTurn, Operation, Patcher, patchTable } from "../lifecycle/json-patch";
import {
  controllerReplicas,
  daemonSetRollout,
  deploymentRollout,
  jobCompletion,
  podPhase,
  statefulSetRollout,
  whenAsked,
} from "../lifecycle/waits";
import { cronJobSpec, hasManualSelector, jobSpec, withoutGenerated } from "../shapes/jobs";
import { ownPodSpec } from "../shapes/pod-spec";
import {
  daemonSetSpec,
  deploymentSpec,
  replicationControllerSpec,
  statefulSetSpec,
} from "../shapes/workloads";
import { KindDefinition } from "./kind";

const wholeSpec = patchTable({ when: "spec", path: "/spec" });

/** A rolling update block is in the way of the other strategy. */
const leaveRollingUpdate: Patcher = (change) => {
  const type = "spec.0.strategy.0.type";
  const leaves =
    valueAt(change.prior, type) === "RollingUpdate" && valueAt(change.planned, type) === "Recreate";
  return leaves ? [{ op: "remove", path: "/spec/strategy/rollingUpdate" }] : [];
};

const statefulSetPatch: Patcher = inTurn(
  patchTable(
    { when: "spec.0.replicas", path: "/spec/replicas" },
    { when: "spec.0.template", path: "/spec/template" },
  ),
  updateStrategyPatch,
  (change) =>
    isChanged(change, "spec.0.persistent_volume_claim_retention_policy")
      ? ["whenDeleted", "whenScaled"].flatMap((name): Operation[] => {
          const at = `/spec/persistentVolumeClaimRetentionPolicy/${name}`;
          const value = jsonAt(change.object, ...at.split("/").slice(1));
          return value === undefined ? [] : [{ op: "replace", path: at, value }];
        })
      : [],
  patchTable({ when: "spec.0.min_ready_seconds", path: "/spec/minReadySeconds", empty: 0 }),
);

const podPatch: Patcher = inTurn(
  patchTable({ when: "spec.0.active_deadline_seconds", path: "/spec/activeDeadlineSeconds", empty: 0 }),
  (change) =>
    isChanged(change, "spec.0.container")
      ? arrayOf(jsonAt(change.object, "spec", "containers")).map((container, index) => ({
          op: "replace",
          path: `/spec/containers/${index}/image`,
          value: jsonAt(container, "image") ?? "",
        }))
      : [],
);

const whenRolledOut = (wait: NonNullable<KindDefinition["created"]>) => whenAsked("wait_for_rollout", wait);

/** What runs pods. */
export const workloadKinds: readonly KindDefinition[] = [
  {
    typeName: "kubernetes_deployment_v1",
    apiVersion: "apps/v1",
    kind: "Deployment",
    plural: "deployments",
    shape: fields({ spec: block(deploymentSpec) }),
    constant: { status: {} },
    update: inTurn(wholeSpec, leaveRollingUpdate),
    created: whenRolledOut(deploymentRollout),
    updated: whenRolledOut(deploymentRollout),
    errors: { create: "Failed to create deployment: ", update: "Failed to update deployment: " },
    gone: (id) => `Deployment (${id}) still exists`,
  },
  {
    typeName: "kubernetes_stateful_set_v1",
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    plural: "statefulsets",
    shape: fields({ spec: block(statefulSetSpec) }),
    constant: { status: { replicas: 0, availableReplicas: 0 } },
    update: statefulSetPatch,
    created: whenRolledOut(statefulSetRollout),
    updated: whenRolledOut(statefulSetRollout),
    errors: { update: "Failed to update StatefulSet: " },
    gone: (id) => `StatefulSet ${nameOf(id)} still exists []v1.StatefulSetCondition(nil)`,
  },
  {
    typeName: "kubernetes_daemon_set_v1",
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    plural: "daemonsets",
    lateId: true,
    shape: fields({ spec: block(daemonSetSpec) }),
    constant: {
      status: { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 },
    },
    update: wholeSpec,
    created: whenRolledOut(daemonSetRollout),
    updated: whenRolledOut(daemonSetRollout),
    errors: { create: "Failed to create daemonset: ", update: "Failed to update daemonset: " },
  },
  {
    typeName: "kubernetes_job_v1",
    apiVersion: "batch/v1",
    kind: "Job",
    plural: "jobs",
    shape: {
      ...fields({ spec: block(jobSpec) }),
      prepared: (json, context) =>
        hasManualSelector(context)
          ? json
          : { ...json, metadata: withoutGenerated(json["metadata"], "labels") ?? null },
    },
    constant: { status: {} },
    update: patchTable(
      { when: "spec.0.active_deadline_seconds", path: "/spec/activeDeadlineSeconds", empty: 0 },
      { when: "spec.0.backoff_limit", path: "/spec/backoffLimit" },
      { when: "spec.0.manual_selector", path: "/spec/manualSelector" },
      { when: "spec.0.parallelism", path: "/spec/parallelism" },
      { when: "spec.0.pod_failure_policy", path: "/spec/podFailurePolicy", empty: { rules: null } },
    ),
    created: whenAsked("wait_for_completion", jobCompletion),
    updated: whenAsked("wait_for_completion", jobCompletion),
    unreadAfterCreate: (planned) => planned["wait_for_completion"] === true,
    errors: {
      create: "Failed to create Job! API error: ",
      update: "Failed to update Job! API error: ",
      delete: "Failed to delete Job! API error: ",
    },
    deleteOptions: { propagationPolicy: "Foreground" },
    gone: (id) => `Job ${nameOf(id)} still exists`,
  },
  {
    typeName: "kubernetes_cron_job_v1",
    apiVersion: "batch/v1",
    kind: "CronJob",
    plural: "cronjobs",
    shape: fields({ spec: block(cronJobSpec) }),
    constant: { status: {} },
    update: "put",
    strictDelete: true,
    gone: (id) => `Cron Job ${nameOf(id)} still exists`,
  },
  {
    typeName: "kubernetes_pod_v1",
    apiVersion: "v1",
    kind: "Pod",
    plural: "pods",
    shape: fields({ spec: block(ownPodSpec) }),
    constant: { status: {} },
    update: podPatch,
    created: podPhase,
    gone: (id, object) => `Pod ${nameOf(id)} still exists (${String(jsonAt(object, "status", "phase"))})`,
  },
  {
    typeName: "kubernetes_replication_controller_v1",
    apiVersion: "v1",
    kind: "ReplicationController",
    plural: "replicationcontrollers",
    shape: fields({ spec: block(replicationControllerSpec) }),
    constant: { status: { replicas: 0 } },
    update: wholeSpec,
    created: controllerReplicas,
    updated: controllerReplicas,
    errors: {
      create: "Failed to create replication controller: ",
      update: "Failed to update replication controller: ",
    },
    deleteOptions: { propagationPolicy: "Foreground" },
    gone: (id) => `Replication Controller (${id}) still exists`,
  },
];

function updateStrategyPatch(...[change]: Parameters<Patcher>): readonly Operation[] {
  const at = "spec.0.update_strategy.0";
  const path = "/spec/updateStrategy";
  const operations: Operation[] = [];
  if (isChanged(change, `${at}.type`)) {
    const before = valueAt(change.prior, `${at}.type`);
    const op = before === "" || before === null ? "add" : "replace";
    operations.push({ op, path: `${path}/type`, value: String(valueAt(change.planned, `${at}.type`) ?? "") });
  }
  if (!isChanged(change, `${at}.rolling_update`)) return operations;
  const had = lengthAt(change.prior, `${at}.rolling_update`) > 0;
  const has = lengthAt(change.planned, `${at}.rolling_update`) > 0;
  const partition = Number(valueAt(change.planned, `${at}.rolling_update.0.partition`) ?? 0);
  if (had && !has) operations.push({ op: "remove", path: `${path}/rollingUpdate` });
  if (!had && has) {
    operations.push({ op: "add", path: `${path}/rollingUpdate`, value: {} });
    operations.push({ op: "add", path: `${path}/rollingUpdate/partition`, value: partition });
  }
  if (had && has)
    operations.push({ op: "replace", path: `${path}/rollingUpdate/partition`, value: partition });
  return operations;
}

function lengthAt(...place: Parameters<typeof valueAt>): number {
  const value = valueAt(...place);
  return Array.isArray(value) ? value.length : 0;
}

function nameOf(id: string): string {
  return id.split("/").at(-1) ?? id;
}

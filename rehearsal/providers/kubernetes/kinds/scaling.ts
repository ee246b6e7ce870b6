import { always, block, fields } from "../conversion/shape";
import { patchTable } from "../lifecycle/json-patch";
import { autoscalerSpec, autoscalerV1Spec } from "../shapes/autoscaler";
import { disruptionBudgetSpec } from "../shapes/policy";
import { KindDefinition } from "./kind";

const version2Patch = patchTable(
  { when: "spec.0.max_replicas", path: "/spec/maxReplicas" },
  { when: "spec.0.min_replicas", path: "/spec/minReplicas", empty: 0 },
  { when: "spec.0.scale_target_ref", path: "/spec/scaleTargetRef" },
  { when: "spec.0.metric", path: "/spec/metrics", empty: [] },
  { when: "spec.0.behavior", path: "/spec/behavior", empty: {} },
);

const errors = { update: "Failed to update horizontal pod autoscaler: " };

/** How many pods there are, how many may be away, and which come first. */
export const scalingKinds: readonly KindDefinition[] = [
  {
    typeName: "kubernetes_horizontal_pod_autoscaler_v1",
    apiVersion: "autoscaling/v1",
    kind: "HorizontalPodAutoscaler",
    plural: "horizontalpodautoscalers",
    shape: fields({ spec: block(autoscalerV1Spec) }),
    constant: { status: { currentReplicas: 0, desiredReplicas: 0 } },
    update: patchTable(
      { when: "spec.0.max_replicas", path: "/spec/maxReplicas" },
      { when: "spec.0.min_replicas", path: "/spec/minReplicas", empty: 0 },
      { when: "spec.0.scale_target_ref", path: "/spec/scaleTargetRef" },
      {
        when: "spec.0.target_cpu_utilization_percentage",
        path: "/spec/targetCPUUtilizationPercentage",
        empty: 0,
      },
    ),
    errors,
  },
  {
    typeName: "kubernetes_horizontal_pod_autoscaler_v2",
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    plural: "horizontalpodautoscalers",
    shape: fields({ spec: block(autoscalerSpec) }),
    constant: { status: { currentMetrics: null, desiredReplicas: 0 } },
    update: version2Patch,
    errors,
  },
  {
    typeName: "kubernetes_horizontal_pod_autoscaler_v2beta2",
    apiVersion: "autoscaling/v2beta2",
    kind: "HorizontalPodAutoscaler",
    plural: "horizontalpodautoscalers",
    shape: fields({ spec: block(autoscalerSpec) }),
    constant: { status: { currentReplicas: 0, desiredReplicas: 0, currentMetrics: null, conditions: null } },
    update: version2Patch,
    errors,
  },
  {
    typeName: "kubernetes_pod_disruption_budget_v1",
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    plural: "poddisruptionbudgets",
    shape: fields({ spec: block(disruptionBudgetSpec) }),
    constant: {
      status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
    },
  },
  {
    typeName: "kubernetes_priority_class_v1",
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    plural: "priorityclasses",
    clusterScoped: true,
    shape: {
      ...fields({ preemption_policy: always, value: always }),
      prepared: (json) => ({ description: "", globalDefault: false, ...json }),
    },
    update: patchTable(
      { when: "description", path: "/description", empty: "" },
      { when: "global_default", path: "/globalDefault", empty: false },
      { when: "preemption_policy", path: "/preemptionPolicy" },
    ),
    errors: { create: "Failed to create priority class: ", update: "Failed to update priority class: " },
  },
  {
    typeName: "kubernetes_runtime_class_v1",
    apiVersion: "node.k8s.io/v1",
    kind: "RuntimeClass",
    plural: "runtimeclasses",
    clusterScoped: true,
    shape: fields({ handler: always }),
    errors: { update: "Failed to update runtime class! API error: " },
  },
];

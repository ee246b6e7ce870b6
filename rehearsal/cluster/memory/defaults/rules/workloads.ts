import { Fields, child, copyFields, fieldsAt, itemsAt, textAt } from "../../json/tree";
import { DefaultRules, fill } from "../default-table";

/** A rolling update is spelled out when the strategy asks for one, or for nothing. */
function rollingWhenAsked(always: boolean): (fields: Fields) => void {
  return (fields) => {
    const type = textAt(fields, "type") ?? "";
    if (type === "" || (always && type === "RollingUpdate")) child(fields, "rollingUpdate");
    if (type === "") fields["type"] = "RollingUpdate";
  };
}

function job(fields: Fields): void {
  const spec = child(fields, "spec");
  if (spec["completions"] === undefined && spec["parallelism"] === undefined) spec["completions"] = 1;
  fill(spec, "parallelism", () => 1);
  fill(spec, "backoffLimit", () => (spec["backoffLimitPerIndex"] === undefined ? 6 : 2147483647));
  fill(spec, "completionMode", () => "NonIndexed");
  fill(spec, "suspend", () => false);
  fill(spec, "podReplacementPolicy", () =>
    spec["podFailurePolicy"] === undefined ? "TerminatingOrFailed" : "Failed",
  );
}

function replicationController(fields: Fields): void {
  const spec = child(fields, "spec");
  const labels = fieldsAt(spec, "template", "metadata", "labels");
  if (labels === undefined) return;
  fill(spec, "selector", () => copyFields(labels));
  fill(child(fields, "metadata"), "labels", () => copyFields(labels));
}

function statefulSetSpec(fields: Fields): void {
  for (const claim of itemsAt(fields, "volumeClaimTemplates")) {
    claim["apiVersion"] = "v1";
    claim["kind"] = "PersistentVolumeClaim";
  }
}

const POLICY_SECONDS = 15;
const REMOVE_ALL = { type: "Percent", value: 100, periodSeconds: POLICY_SECONDS };
const ADD_FOUR = { type: "Pods", value: 4, periodSeconds: POLICY_SECONDS };

function behavior(fields: Fields): void {
  const up = child(fields, "scaleUp");
  fill(up, "policies", () => [{ ...ADD_FOUR }, { ...REMOVE_ALL }]);
  fill(up, "stabilizationWindowSeconds", () => 0);
  fill(up, "selectPolicy", () => "Max");
  const down = child(fields, "scaleDown");
  fill(down, "policies", () => [{ ...REMOVE_ALL }]);
  fill(down, "selectPolicy", () => "Max");
}

function autoscaler(fields: Fields): void {
  const utilization = { type: "Utilization", averageUtilization: 80 };
  fill(fields, "metrics", () => [{ type: "Resource", resource: { name: "cpu", target: utilization } }]);
}

/** Defaults of workloads that depend on their other fields. */
export const WORKLOAD_RULES: DefaultRules = {
  "apps.v1.DeploymentStrategy": rollingWhenAsked(true),
  "apps.v1.StatefulSetUpdateStrategy": rollingWhenAsked(false),
  "apps.v1.DaemonSetUpdateStrategy": rollingWhenAsked(true),
  "apps.v1.StatefulSetSpec": statefulSetSpec,
  "batch.v1.Job": job,
  "core.v1.ReplicationController": replicationController,
  "autoscaling.v2.HorizontalPodAutoscalerBehavior": behavior,
  "autoscaling.v2.HorizontalPodAutoscalerSpec": autoscaler,
};

import { selects } from "../api/selectors";
import { Fields, at, equal, fieldsAt, numberAt, textAt, textMapAt } from "../json/tree";
import { Findings } from "./findings";
import { checkLabels, sortedKeys } from "./metadata";
import { checkPodSpec } from "./pod-spec";
import { checkSelector } from "./selector";

/** Checks an object of a kind; `old` is what an update replaces. */
export type KindCheck = (findings: Findings, object: Fields, old?: Fields) => void;

function checkTemplate(findings: Findings, spec: Fields, path: string, restartAlways: boolean): void {
  const template = fieldsAt(spec, "template") ?? {};
  checkLabels(findings, `${path}.template.metadata.labels`, textMapAt(template, "metadata", "labels"));
  checkPodSpec(findings, `${path}.template.spec`, fieldsAt(template, "spec") ?? {});
  const policy = textAt(template, "spec", "restartPolicy") ?? "";
  if (restartAlways && policy !== "Always")
    findings.unsupported(`${path}.template.spec.restartPolicy`, policy, ["Always"]);
}

function checkChoice(findings: Findings, spec: Fields, kind: string): void {
  const selector = fieldsAt(spec, "selector");
  if (selector === undefined) {
    findings.required("spec.selector");
    return;
  }
  checkSelector(findings, "spec.selector", selector);
  if (Object.keys(selector).length === 0)
    findings.invalid("spec.selector", {}, `empty selector is invalid for ${kind}`);
  const labels = textMapAt(spec, "template", "metadata", "labels");
  if (!selects(selector, labels)) {
    const path = "spec.template.metadata.labels";
    findings.invalid(path, sortedKeys({ ...labels }), "`selector` does not match template `labels`");
  }
}

function checkUnchanged(findings: Findings, field: string, object: Fields, old: Fields | undefined): void {
  if (old === undefined) return;
  const path = field.split(".");
  const now = at(object, ...path);
  if (!equal(now, at(old, ...path))) findings.invalid(field, now ?? null, "field is immutable");
}

const scaledSet =
  (kind: string): KindCheck =>
  (findings, object, old) => {
    const spec = fieldsAt(object, "spec") ?? {};
    findings.notNegative("spec.replicas", numberAt(spec, "replicas"));
    findings.notNegative("spec.minReadySeconds", numberAt(spec, "minReadySeconds"));
    checkChoice(findings, spec, kind);
    checkTemplate(findings, spec, "spec", true);
    checkUnchanged(findings, "spec.selector", object, old);
  };

const deployment: KindCheck = (findings, object, old) => {
  scaledSet("deployment")(findings, object, old);
  const spec = fieldsAt(object, "spec") ?? {};
  const type = textAt(spec, "strategy", "type") ?? "";
  const rolling = fieldsAt(spec, "strategy", "rollingUpdate");
  findings.oneOf("spec.strategy.type", type, ["Recreate", "RollingUpdate"]);
  if (type === "Recreate" && rolling !== undefined) {
    findings.forbidden(
      "spec.strategy.rollingUpdate",
      "may not be specified when strategy `type` is 'Recreate'",
    );
  }
  const isZero = (value: unknown) => value === 0 || value === "0%";
  if (rolling !== undefined && isZero(rolling["maxSurge"]) && isZero(rolling["maxUnavailable"])) {
    const path = "spec.strategy.rollingUpdate.maxUnavailable";
    findings.invalid(path, rolling["maxUnavailable"] ?? 0, "may not be 0 when `maxSurge` is 0");
  }
  const deadline = numberAt(spec, "progressDeadlineSeconds");
  if (deadline !== undefined && deadline <= (numberAt(spec, "minReadySeconds") ?? 0)) {
    findings.invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
  }
};

const MUTABLE_OF_STATEFUL_SET = new Set(
  "replicas ordinals template updateStrategy revisionHistoryLimit persistentVolumeClaimRetentionPolicy minReadySeconds".split(
    " ",
  ),
);

const statefulSet: KindCheck = (findings, object, old) => {
  const spec = fieldsAt(object, "spec") ?? {};
  findings.oneOf("spec.podManagementPolicy", textAt(spec, "podManagementPolicy"), [
    "OrderedReady",
    "Parallel",
  ]);
  findings.oneOf("spec.updateStrategy.type", textAt(spec, "updateStrategy", "type"), [
    "OnDelete",
    "RollingUpdate",
  ]);
  findings.notNegative("spec.replicas", numberAt(spec, "replicas"));
  checkChoice(findings, spec, "statefulset");
  // The server looks no deeper into the template: its volumes are not complete without those of the claims.
  checkLabels(findings, "spec.template.metadata.labels", textMapAt(spec, "template", "metadata", "labels"));
  const policy = textAt(spec, "template", "spec", "restartPolicy") ?? "";
  if (policy !== "Always") findings.unsupported("spec.template.spec.restartPolicy", policy, ["Always"]);
  if (old === undefined) return;
  const oldSpec = fieldsAt(old, "spec") ?? {};
  const changed = Object.keys({ ...spec, ...oldSpec }).some(
    (field) => !MUTABLE_OF_STATEFUL_SET.has(field) && !equal(spec[field], oldSpec[field]),
  );
  if (changed) {
    findings.forbidden(
      "spec",
      "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    );
  }
};

const daemonSet: KindCheck = (findings, object, old) => {
  const spec = fieldsAt(object, "spec") ?? {};
  checkChoice(findings, spec, "daemonset");
  checkTemplate(findings, spec, "spec", true);
  findings.oneOf("spec.updateStrategy.type", textAt(spec, "updateStrategy", "type"), [
    "OnDelete",
    "RollingUpdate",
  ]);
  checkUnchanged(findings, "spec.selector", object, old);
};

function checkJobSpec(findings: Findings, spec: Fields, path: string): void {
  for (const field of [
    "parallelism",
    "completions",
    "activeDeadlineSeconds",
    "backoffLimit",
    "ttlSecondsAfterFinished",
  ]) {
    findings.notNegative(`${path}.${field}`, numberAt(spec, field));
  }
  checkTemplate(findings, spec, path, false);
  const policy = textAt(spec, "template", "spec", "restartPolicy");
  if (policy === "Always")
    findings.required(`${path}.template.spec.restartPolicy`, 'valid values: "OnFailure", "Never"');
  if (spec["podFailurePolicy"] !== undefined && policy !== "Never") {
    findings.invalid(
      `${path}.template.spec.restartPolicy`,
      policy ?? "",
      'only "Never" is supported when podFailurePolicy is specified',
    );
  }
  if (textAt(spec, "completionMode") === "Indexed" && spec["completions"] === undefined) {
    findings.required(`${path}.completions`, "when completion mode is Indexed");
  }
}

const job: KindCheck = (findings, object, old) => {
  checkJobSpec(findings, fieldsAt(object, "spec") ?? {}, "spec");
  for (const field of ["spec.selector", "spec.completionMode", "spec.podFailurePolicy"]) {
    checkUnchanged(findings, field, object, old);
  }
  if (old !== undefined && at(old, "spec", "suspend") !== true)
    checkUnchanged(findings, "spec.template", object, old);
};

const cronJob: KindCheck = (findings, object) => {
  const spec = fieldsAt(object, "spec") ?? {};
  if ((textAt(spec, "schedule") ?? "") === "") findings.required("spec.schedule");
  findings.oneOf("spec.concurrencyPolicy", textAt(spec, "concurrencyPolicy"), ["Allow", "Forbid", "Replace"]);
  checkJobSpec(findings, fieldsAt(spec, "jobTemplate", "spec") ?? {}, "spec.jobTemplate.spec");
};

const pod: KindCheck = (findings, object, old) => {
  checkPodSpec(findings, "spec", fieldsAt(object, "spec") ?? {});
  if (old === undefined) return;
  const fixed = (from: Fields) => {
    const spec = { ...(fieldsAt(from, "spec") ?? {}) };
    for (const field of [
      "tolerations",
      "activeDeadlineSeconds",
      "schedulingGates",
      "nodeSelector",
      "affinity",
      "nodeName",
    ]) {
      Reflect.deleteProperty(spec, field);
    }
    const images = (list: string) =>
      Array.isArray(spec[list])
        ? spec[list].map((c) => ({ ...(fieldsAt(c) ?? {}), image: "", resources: {} }))
        : null;
    return { ...spec, containers: images("containers"), initContainers: images("initContainers") };
  };
  if (!equal(fixed(object), fixed(old))) {
    findings.forbidden(
      "spec",
      "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
    );
  }
};

/** Checks of workloads, by kind. */
export const WORKLOAD_CHECKS: Readonly<Record<string, KindCheck>> = {
  Pod: pod,
  "Deployment.apps": deployment,
  "ReplicaSet.apps": scaledSet("replicaset"),
  "StatefulSet.apps": statefulSet,
  "DaemonSet.apps": daemonSet,
  "Job.batch": job,
  "CronJob.batch": cronJob,
};

import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { numberInString } from "../conversion/codec";
import { objectOf, without } from "../conversion/json";
import { always, block, fields, FieldRule, FlattenContext, Shape, spelled } from "../conversion/shape";
import { labelSelector } from "./label-selector";
import { templateMetadata } from "./metadata";
import { podTemplate } from "./pod-spec";

const GENERATED_LABELS = [
  "batch.kubernetes.io/controller-uid",
  "batch.kubernetes.io/job-name",
  "controller-uid",
  "job-name",
];

const indexedOnly: FieldRule = {
  expand: (value, { completion_mode }) =>
    completion_mode === "Indexed" ? (typeof value === "number" ? value : 0) : undefined,
};

const failurePolicyRule: Shape = {
  constant: { action: "", onExitCodes: null, onPodConditions: null },
  ...fields({
    on_exit_codes: block({ constant: { operator: "", values: null } }),
    on_pod_condition: block({ constant: { type: "", status: "" } }),
  }),
};

const emptyTemplate = { metadata: { creationTimestamp: null }, spec: { containers: null } };

/** What a Job runs; what the job controller adds to labels is not read back. */
export const jobSpec: Shape = {
  constant: { template: emptyTemplate },
  ...fields({
    backoff_limit: always,
    backoff_limit_per_index: indexedOnly,
    max_failed_indexes: indexedOnly,
    manual_selector: always,
    parallelism: always,
    pod_failure_policy: block({ constant: { rules: null }, ...fields({ rule: block(failurePolicyRule) }) }),
    selector: block(labelSelector),
    template: block(podTemplate),
    ttl_seconds_after_finished: spelled(numberInString),
  }),
  prepared: (json, context) => ({
    ...json,
    ...(hasManualSelector(context) ? {} : { selector: withoutGenerated(json["selector"], "matchLabels") }),
    template: {
      ...objectOf(json["template"]),
      metadata: withoutGenerated(objectOf(json["template"])["metadata"], "labels") ?? null,
    },
  }),
};

const historyLimit = (usual: number): FieldRule => ({
  expand: (value) => (value === usual ? undefined : typeof value === "number" ? value : 0),
});

/** What a CronJob starts, and when. */
export const cronJobSpec: Shape = {
  constant: {
    schedule: "",
    jobTemplate: { metadata: { creationTimestamp: null }, spec: { template: emptyTemplate } },
  },
  ...fields({
    failed_jobs_history_limit: historyLimit(1),
    successful_jobs_history_limit: historyLimit(3),
    suspend: always,
    timezone: { api: "timeZone" },
    job_template: block({
      constant: { metadata: { creationTimestamp: null }, spec: { template: emptyTemplate } },
      ...fields({ metadata: block(templateMetadata), spec: block(jobSpec) }),
    }),
  }),
};

/** Labels of a job without those that the job controller gives it. */
export function withoutGenerated(json: Json | undefined, labels: string): JsonObject | undefined {
  if (json === undefined || json === null) return undefined;
  const object = objectOf(json);
  const own = without(objectOf(object[labels]), GENERATED_LABELS);
  return { ...without(object, [labels]), ...(Object.keys(own).length > 0 ? { [labels]: own } : {}) };
}

/** Says whether the configuration has taken the selector of a job into its own hands. */
export function hasManualSelector({ known }: FlattenContext): boolean {
  return first(known["spec"])["manual_selector"] === true;
}

function first(value: ObjectValue[string] | undefined): ObjectValue {
  const element = isListValue(value) ? value[0] : undefined;
  return isObjectValue(element) ? element : {};
}

import { intOrString, numberInString } from "../conversion/codec";
import { isListValue, isObjectValue } from "../../../plugin/value";
import { always, block, fields, FieldRule, Shape, spelled } from "../conversion/shape";
import { volumeClaimTemplate } from "./claim";
import { labelSelector } from "./label-selector";
import { podTemplate } from "./pod-spec";

const emptyTemplate = { metadata: { creationTimestamp: null }, spec: { containers: null } };

const rollingUpdate: FieldRule = block(
  fields({
    max_surge: spelled(intOrString, always),
    max_unavailable: spelled(intOrString, always),
  }),
  { blank: "omit" },
);

const strategy: FieldRule = block(fields({ rolling_update: rollingUpdate }), {
  blank: { type: "RollingUpdate" },
});

/** What a Deployment runs. */
export const deploymentSpec: Shape = {
  constant: { selector: null, template: emptyTemplate, strategy: {} },
  ...fields({
    paused: { read: "never" },
    progress_deadline_seconds: always,
    replicas: spelled(numberInString),
    revision_history_limit: always,
    selector: block(labelSelector),
    strategy,
    template: block(podTemplate),
  }),
  prepared: (json) => ({ ...json, strategy: json["strategy"] ?? {} }),
};

/** What a DaemonSet runs on every node. */
export const daemonSetSpec: Shape = {
  constant: { selector: null, template: emptyTemplate, updateStrategy: {} },
  ...fields({
    revision_history_limit: always,
    selector: block(labelSelector),
    strategy: { ...strategy, api: "updateStrategy" },
    template: block(podTemplate),
  }),
  prepared: (json) => ({ ...json, updateStrategy: json["updateStrategy"] ?? {} }),
};

/** What a StatefulSet runs. Its update strategy is read back only when the configuration has one. */
export const statefulSetSpec: Shape = {
  constant: {
    persistentVolumeClaimRetentionPolicy: {},
    selector: null,
    serviceName: "",
    template: emptyTemplate,
    updateStrategy: {},
  },
  ...fields({
    replicas: spelled(numberInString),
    revision_history_limit: always,
    selector: block(labelSelector),
    template: block(podTemplate),
    persistent_volume_claim_retention_policy: { single: true },
    update_strategy: block(
      fields({ rolling_update: block(fields({ partition: always }), { single: true }) }),
      { single: true },
    ),
    volume_claim_template: block(volumeClaimTemplate),
  }),
  prepared: (json, { known }) => {
    const spec = isListValue(known["spec"]) ? known["spec"][0] : undefined;
    const configured = isObjectValue(spec) ? spec["update_strategy"] : undefined;
    const wanted = isListValue(configured) && configured.length > 0;
    return wanted ? json : { ...json, updateStrategy: null };
  },
};

/** What a ReplicationController runs. */
export const replicationControllerSpec: Shape = fields({ replicas: always, template: block(podTemplate) });

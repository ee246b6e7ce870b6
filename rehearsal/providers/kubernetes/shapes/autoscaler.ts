import { quantity } from "../conversion/codec";
import { Json } from "../../../cluster/kubernetes-api";
import { ObjectValue, Value } from "../../../plugin/value";
import { always, block, fields, FieldRule, Shape } from "../conversion/shape";
import { labelSelector } from "./label-selector";

/** An amount that belongs to one type of target; zero is as good as nothing. */
const amountFor = (target: string): FieldRule => ({
  expand: (value: Value, { type }: ObjectValue): Json | undefined =>
    type === target && value !== "" && value !== "0" ? quantity.expand(value) : undefined,
  codec: quantity,
});

const target: FieldRule = block(
  {
    constant: { type: "" },
    ...fields({
      average_value: amountFor("AverageValue"),
      average_utilization: {
        expand: (value, { type }) =>
          type === "Utilization" && typeof value === "number" && value > 0 ? value : undefined,
      },
      value: amountFor("Value"),
    }),
  },
  { single: true },
);

const identifier: FieldRule = block(
  { constant: { name: "" }, ...fields({ selector: block(labelSelector, { single: true }) }) },
  { single: true },
);

const objectReference: Shape = { constant: { kind: "", name: "" } };

const emptyMetric = { metric: { name: "" }, target: { type: "" } };

const metric: FieldRule = block({
  constant: { type: "" },
  ...fields({
    container_resource: block({
      constant: { name: "", container: "", target: { type: "" } },
      ...fields({ target }),
    }),
    external: block({ constant: emptyMetric, ...fields({ metric: identifier, target }) }),
    object: block({
      constant: { ...emptyMetric, describedObject: { kind: "", name: "" } },
      ...fields({ described_object: block(objectReference), metric: identifier, target }),
    }),
    pods: block({ constant: emptyMetric, ...fields({ metric: identifier, target }) }),
    resource: block({ constant: { name: "", target: { type: "" } }, ...fields({ target }) }),
  }),
});

const scalingRules: FieldRule = block(
  fields({
    policy: block({ constant: { type: "", value: 0, periodSeconds: 0 } }),
    select_policy: always,
    stabilization_window_seconds: always,
  }),
  { send: "always", single: true },
);

/** How an autoscaler of version 2 scales. */
export const autoscalerSpec: Shape = {
  constant: { maxReplicas: 0, scaleTargetRef: { kind: "", name: "" } },
  ...fields({
    behavior: block(fields({ scale_down: scalingRules, scale_up: scalingRules }), always),
    metric,
    scale_target_ref: block(objectReference),
  }),
};

/** How an autoscaler of version 1 scales. */
export const autoscalerV1Spec: Shape = {
  constant: { maxReplicas: 0, scaleTargetRef: { kind: "", name: "" } },
  ...fields({
    scale_target_ref: block(objectReference),
    target_cpu_utilization_percentage: { api: "targetCPUUtilizationPercentage" },
  }),
};

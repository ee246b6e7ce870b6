import { intOrStringWhenSet, quantities } from "../conversion/codec";
import { block, fields, Shape, spelled } from "../conversion/shape";
import { labelSelector } from "./label-selector";

/** How many pods may be away at once. */
export const disruptionBudgetSpec: Shape = fields({
  max_unavailable: spelled(intOrStringWhenSet),
  min_available: spelled(intOrStringWhenSet),
  selector: block(labelSelector, { single: true }),
});

const amounts = spelled(quantities);

/** Bounds of containers, pods and claims. */
export const limitRangeSpec: Shape = {
  constant: { limits: null },
  ...fields({
    limit: block({
      constant: { type: "" },
      ...fields({
        default: amounts,
        default_request: {
          codec: quantities,
          expand: (value, { type }) => (type === "Pod" ? undefined : quantities.expand(value)),
        },
        max: amounts,
        max_limit_request_ratio: amounts,
        min: amounts,
      }),
    }),
  }),
};

/** How much a namespace may use. */
export const resourceQuotaSpec: Shape = fields({
  hard: amounts,
  scope_selector: block(
    fields({
      match_expression: block({
        constant: { scopeName: "", operator: "" },
        ...fields({ values: { hash: "serialized" } }),
      }),
    }),
  ),
});

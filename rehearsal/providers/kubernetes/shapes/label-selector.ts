import { always, block, fields, Shape } from "../conversion/shape";

/** A label selector; an empty one is sent as an empty object, which matches everything. */
export const labelSelector: Shape = fields({
  match_expressions: block({ constant: { key: "", operator: "" } }),
});

/** A node selector term. */
export const nodeSelectorTerm: Shape = fields({
  match_expressions: block({ constant: { key: "", operator: "" } }),
  match_fields: block({ constant: { key: "", operator: "" } }),
});

/** A reference to a key of a ConfigMap or Secret. */
export const keyReference: Shape = { constant: { key: "" }, ...fields({ optional: always }) };

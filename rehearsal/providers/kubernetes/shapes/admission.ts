import { JsonObject } from "../../../cluster/kubernetes-api";
import { base64 } from "../conversion/codec";
import { objectOf } from "../conversion/json";
import { always, block, fields, FieldRule, Shape, spelled } from "../conversion/shape";
import { labelSelector } from "./label-selector";

const serviceReference: FieldRule = block({
  constant: { name: "", namespace: "" },
  ...fields({ port: always }),
});

const rule: FieldRule = block(
  fields({ api_groups: {}, api_versions: {}, operations: {}, resources: {}, scope: always }),
  always,
);

const SELECTORS = ["namespaceSelector", "objectSelector"];

/** A webhook that the API server asks; a selector that matches everything is not read back. */
export const webhook: Shape = {
  constant: { name: "", clientConfig: {}, admissionReviewVersions: [], sideEffects: null },
  ...fields({
    admission_review_versions: always,
    client_config: block(fields({ ca_bundle: spelled(base64), service: serviceReference })),
    failure_policy: always,
    match_policy: always,
    namespace_selector: block(labelSelector),
    object_selector: block(labelSelector),
    reinvocation_policy: always,
    rule,
    side_effects: always,
    timeout_seconds: always,
  }),
  prepared: (json) => ({
    ...json,
    ...Object.fromEntries(SELECTORS.map((name) => [name, orNothing(json, name)])),
  }),
};

function orNothing(json: JsonObject, name: string): JsonObject | null {
  const selector = objectOf(json[name]);
  return Object.keys(selector).length > 0 ? selector : null;
}

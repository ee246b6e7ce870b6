import { block, fields, Shape } from "../conversion/shape";
import { resourceRequirements } from "./container";
import { labelSelector } from "./label-selector";
import { templateMetadata } from "./metadata";

/** What a claim asks for. */
export const claimSpec: Shape = {
  constant: { resources: {} },
  ...fields({ resources: block(resourceRequirements), selector: block(labelSelector) }),
  prepared: (json) => ({ ...json, resources: json["resources"] ?? {} }),
};

/** Claims that a StatefulSet makes for each of its pods. */
export const volumeClaimTemplate: Shape = {
  constant: { metadata: { creationTimestamp: null }, spec: { resources: {} }, status: {} },
  ...fields({ metadata: block(templateMetadata), spec: block(claimSpec) }),
};

/** The claim of an ephemeral volume; its metadata is read back only when there is something in it. */
export const claimTemplate: Shape = {
  constant: { metadata: { creationTimestamp: null }, spec: { resources: {} } },
  ...fields({
    metadata: block({ constant: { creationTimestamp: null } }, { read: "filled" }),
    spec: block(claimSpec),
  }),
};

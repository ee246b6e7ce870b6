import { always, block, fields, FieldRule, Shape } from "../conversion/shape";
import { labelSelector } from "./label-selector";

const roleReference: FieldRule = block({ constant: { apiGroup: "", kind: "", name: "" } });

const subjects: FieldRule = block({ constant: { kind: "", name: "" } });

/** A binding of subjects to a role. */
export const binding: Shape = {
  constant: { roleRef: { apiGroup: "", kind: "", name: "" } },
  ...fields({ role_ref: roleReference, subject: subjects }),
};

/** Permissions in a namespace. */
export const role: Shape = fields({ rule: block({ constant: { verbs: null } }) });

/** Permissions in the whole cluster. */
export const clusterRole: Shape = {
  constant: { rules: [] },
  ...fields({
    aggregation_rule: block(fields({ cluster_role_selectors: block(labelSelector) })),
    rule: block({ constant: { verbs: [] } }, always),
  }),
};

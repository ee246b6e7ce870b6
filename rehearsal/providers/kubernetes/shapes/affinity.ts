import { block, fields, FieldRule, Shape } from "../conversion/shape";
import { labelSelector, nodeSelectorTerm } from "./label-selector";

const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

const podAffinityTerm: Shape = {
  constant: { topologyKey: "" },
  ...fields({
    label_selector: block(labelSelector, { single: true }),
    namespace_selector: block(labelSelector, { single: true }),
  }),
};

const podAffinity: FieldRule = block(
  fields({
    required_during_scheduling_ignored_during_execution: block(podAffinityTerm, { api: REQUIRED }),
    preferred_during_scheduling_ignored_during_execution: block(
      {
        constant: { weight: 0, podAffinityTerm: { topologyKey: "" } },
        ...fields({ pod_affinity_term: block(podAffinityTerm) }),
      },
      { api: PREFERRED },
    ),
  }),
  { read: "filled" },
);

const nodeSelector: Shape = {
  constant: { nodeSelectorTerms: null },
  ...fields({ node_selector_term: block(nodeSelectorTerm) }),
};

/** Where a pod wants to be, and where not. */
export const affinity: Shape = fields({
  node_affinity: block(
    fields({
      required_during_scheduling_ignored_during_execution: block(nodeSelector, {
        api: REQUIRED,
        read: "filled",
      }),
      preferred_during_scheduling_ignored_during_execution: block(
        { constant: { weight: 0, preference: {} }, ...fields({ preference: block(nodeSelectorTerm) }) },
        { api: PREFERRED },
      ),
    }),
    { read: "filled" },
  ),
  pod_affinity: podAffinity,
  pod_anti_affinity: podAffinity,
});

/** Which nodes can reach a persistent volume. */
export const volumeNodeAffinity: Shape = fields({ required: block(nodeSelector) });

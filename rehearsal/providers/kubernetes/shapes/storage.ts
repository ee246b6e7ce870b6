import { quantities } from "../conversion/codec";
import { objectOf, without } from "../conversion/json";
import { always, block, fields, Shape, spelled } from "../conversion/shape";
import { volumeNodeAffinity } from "./affinity";
import { persistentVolumeSource } from "./volume-source";

/** A persistent volume; the API keeps the source among the other fields. */
export const persistentVolumeSpec: Shape = {
  ...fields({
    capacity: spelled(quantities),
    claim_ref: { single: true },
    node_affinity: block(volumeNodeAffinity, { single: true }),
    persistent_volume_source: block(persistentVolumeSource, { api: "source", single: true }),
    volume_mode: always,
  }),
  expanded: (json) => ({ ...without(json, ["source"]), ...objectOf(json["source"]) }),
  prepared: (json) => ({ ...json, source: json }),
};

/** A storage class. */
export const storageClass: Shape = {
  ...fields({
    allow_volume_expansion: always,
    allowed_topologies: block(
      fields({
        match_label_expressions: block({
          constant: { key: "", values: null },
          ...fields({ values: { hash: "serialized" } }),
        }),
      }),
    ),
    reclaim_policy: always,
    storage_provisioner: { api: "provisioner", send: "always" },
    volume_binding_mode: always,
  }),
  prepared: (json) => ({ mountOptions: [], parameters: {}, ...json }),
  expanded: ({ allowedTopologies, ...others }) =>
    allowedTopologies === undefined ? others : { ...others, allowedTopologies: [allowedTopologies] },
};

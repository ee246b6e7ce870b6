import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { octalMode, quantity } from "../conversion/codec";
import { arrayOf, isJsonArray, objectOf } from "../conversion/json";
import { always, block, fields, FieldRule, Shape, spelled } from "../conversion/shape";
import { claimTemplate } from "./claim";
import { fieldReference, resourceFieldReference } from "./container";
import { podVolumeSources } from "./volume-source";

const mode = spelled(octalMode);

const keyItems: FieldRule = block({ constant: { key: "", path: "" }, ...fields({ mode }) });

const downwardItems: FieldRule = block({
  constant: { path: "" },
  ...fields({
    mode,
    field_ref: block(fieldReference),
    resource_field_ref: block(resourceFieldReference),
  }),
});

const filesOfKeys = fields({ default_mode: mode, items: keyItems, optional: always });

/** Kinds of projections, in the order in which those of one `sources` block are sent. */
const PROJECTIONS = ["secret", "configMap", "downwardAPI", "serviceAccountToken"];

const projection: Shape = fields({
  secret: block(fields({ items: keyItems, optional: always }), { api: "secret" }),
  config_map: block(fields({ items: keyItems, optional: always }), { api: "configMap" }),
  downward_api: block(fields({ items: downwardItems })),
  service_account_token: block({ constant: { path: "" }, ...fields({ expiration_seconds: always }) }),
});

const projected: Shape = {
  constant: { sources: null },
  ...fields({ default_mode: mode, sources: block(projection) }),
  expanded: (json) => ({ ...json, sources: arrayOf(json["sources"]).flatMap(eachProjection) }),
};

/** The API takes one projection in each source, the configuration several. */
function eachProjection(source: Json): readonly JsonObject[] {
  return PROJECTIONS.flatMap((kind) => {
    const found = objectOf(source)[kind];
    if (found === undefined) return [];
    return (isJsonArray(found) ? found : [found]).map((one) => ({ [kind]: one }));
  });
}

/** A volume of a pod. */
export const podVolume: Shape = {
  constant: { name: "" },
  ...fields({
    ...podVolumeSources,
    config_map: block(filesOfKeys),
    downward_api: block(fields({ default_mode: mode, items: downwardItems })),
    empty_dir: block({
      ...fields({ size_limit: spelled(quantity) }),
      prepared: (json) => ({ medium: "", ...json }),
    }),
    ephemeral: block(fields({ volume_claim_template: block(claimTemplate, { single: true }) })),
    projected: block(projected, { single: true }),
    secret: block(filesOfKeys),
  }),
};

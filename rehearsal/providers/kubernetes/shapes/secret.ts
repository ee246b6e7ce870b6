import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { objectOf, textOf } from "../conversion/json";
import { fields, FlattenContext, local, Shape } from "../conversion/shape";

/**
 * A Secret. Plain data is sent as `stringData`, binary data as `data`, see {@link withSecretData}; both come back
 * as `data`. Write-only data is neither planned nor read.
 */
export const secret: Shape = {
  prepared: (json) => ({ immutable: false, ...json }),
  ...fields({
    binary_data: {
      send: "never",
      flatten: (json, _, context) => {
        const keys = Object.keys(mapOf(context.known["binary_data"]));
        if (isWriteOnly(context) || keys.length === 0) return undefined;
        return Object.fromEntries(keys.map((key) => [key, textOf(objectOf(json)[key])]));
      },
      api: "data",
    },
    binary_data_wo: local,
    binary_data_wo_revision: local,
    data: {
      send: "never",
      flatten: (json, _, context) => {
        const binary = mapOf(context.known["binary_data"]);
        if (isWriteOnly(context)) return undefined;
        const own = Object.entries(objectOf(json)).filter(([key]) => !(key in binary));
        return Object.fromEntries(own.map(([key, value]) => [key, decoded(value)]));
      },
    },
    data_wo: local,
    data_wo_revision: local,
  }),
};

/** Adds what a new Secret is to hold; write-only data comes from the configuration. */
export function withSecretData(object: JsonObject, planned: ObjectValue, config: ObjectValue): JsonObject {
  const plain = mapOf(isSet(planned["data_wo_revision"]) ? config["data_wo"] : planned["data"]);
  const binary = mapOf(
    isSet(planned["binary_data_wo_revision"]) ? config["binary_data_wo"] : planned["binary_data"],
  );
  return {
    ...object,
    ...(Object.keys(plain).length > 0 ? { stringData: plain } : {}),
    ...(Object.keys(binary).length > 0 ? { data: binary } : {}),
  };
}

/** What an existing Secret is to hold, in base64, when anything of it has changed. */
export function secretPatchData(planned: ObjectValue, config: ObjectValue): JsonObject {
  const plain = mapOf(isSet(planned["data_wo_revision"]) ? config["data_wo"] : planned["data"]);
  const binary = mapOf(
    isSet(planned["binary_data_wo_revision"]) ? config["binary_data_wo"] : planned["binary_data"],
  );
  const encoded = Object.entries(plain).map(([key, value]) => [key, Buffer.from(value).toString("base64")]);
  return { ...Object.fromEntries(encoded), ...binary };
}

function isWriteOnly({ known }: FlattenContext): boolean {
  return isSet(known["data_wo_revision"]) || isSet(known["binary_data_wo_revision"]);
}

function isSet(revision: Value | undefined): boolean {
  return typeof revision === "number" && revision >= 1;
}

function mapOf(value: Value | undefined): Readonly<Record<string, string>> {
  const map = isObjectValue(value) ? value : {};
  return Object.fromEntries(Object.entries(map).map(([key, v]) => [key, typeof v === "string" ? v : ""]));
}

function decoded(value: Json): string {
  return Buffer.from(textOf(value), "base64").toString("utf8");
}

import { DataSourceType } from "../../../plugin/provider";
import { Connection } from "../connection";
import { block, fields } from "../conversion/shape";
import { jsonAt, textOf } from "../conversion/json";
import { KUBERNETES_SCHEMA } from "../data";
import { KINDS } from "../kinds";
import { claimSpec } from "../shapes/claim";
import { labelSelector } from "../shapes/label-selector";
import { templatePodSpec } from "../shapes/pod-spec";
import { AnyObjectDataSource, AnyObjectsDataSource } from "./any-object";
import { DataSourceRules, ObjectDataSource } from "./object-data-source";

const RULES: Readonly<Record<string, DataSourceRules>> = {
  kubernetes_endpoints_v1: { prefix: "Failed to read endpoint because: " },
  kubernetes_persistent_volume_v1: { strict: true },
  kubernetes_persistent_volume_claim_v1: {
    shape: fields({
      spec: block(
        {
          ...claimSpec,
          fields: { ...claimSpec.fields, selector: block(labelSelector, { single: true }) },
        },
        { single: true },
      ),
    }),
  },
  kubernetes_pod_v1: {
    shape: fields({
      spec: block(templatePodSpec),
      status: { flatten: (_, object) => textOf(jsonAt(object, "status", "phase")) },
    }),
  },
  kubernetes_service_account_v1: {
    missingId: "/",
    prefix: 'Unable to fetch service account "{id}" from Kubernetes: ',
  },
};

/** The data sources by name. */
export function dataSourceTypes(connection: () => Connection): ReadonlyMap<string, DataSourceType> {
  const types = new Map<string, DataSourceType>([
    ["kubernetes_resource", new AnyObjectDataSource(connection)],
    ["kubernetes_resources", new AnyObjectsDataSource(connection)],
  ]);
  for (const [typeName, { block: schema }] of KUBERNETES_SCHEMA.dataSources) {
    const kind = KINDS.get(typeName);
    if (kind) types.set(typeName, new ObjectDataSource(kind, schema, connection, RULES[typeName]));
  }
  return types;
}

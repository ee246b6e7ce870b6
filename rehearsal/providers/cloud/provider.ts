import { ProviderDefinition } from "../../plugin/definition";
import { DataSourceType, Provider, ResourceType } from "../../plugin/provider";
import { sdkResource } from "../../plugin/sdk/resource";
import { cloudDataSource } from "./data-sources/data-source";
import { cloudResource } from "./lifecycle";
import { CloudProfile } from "./profile";
import { SimulatedCloud } from "./simulated-cloud";

/**
 * A cloud's provider, with a simulated cloud behind it. Every type of the schema is there; what a type does beyond
 * plan and store is in the cloud's rules.
 */
export function cloudProvider<C extends SimulatedCloud>(profile: CloudProfile<C>, cloud: C): Provider {
  const { schema, facts } = profile;
  const resources = new Map<string, ResourceType>();
  const dataSources = new Map<string, DataSourceType>();

  return {
    address: schema.address,

    configure(config) {
      const { region } = config;
      if (typeof region === "string" && region !== "") cloud.region = region;
      return Promise.resolve([]);
    },

    resourceType(typeName) {
      const own = schema.resources.get(typeName);
      if (own === undefined) return undefined;
      const made =
        resources.get(typeName) ??
        sdkResource({
          typeName,
          schema: own,
          facts: facts.get(typeName),
          behaviour: cloudResource({ profile, cloud, typeName, schema: own }),
        });
      resources.set(typeName, made);
      return made;
    },

    dataSourceType(typeName) {
      const own = schema.dataSources.get(typeName);
      if (own === undefined) return undefined;
      const made = dataSources.get(typeName) ?? cloudDataSource(profile, cloud, typeName, own);
      dataSources.set(typeName, made);
      return made;
    },
  };
}

/**
 * What serves a cloud's provider to Terraform.
 *
 * @param create makes the cloud as one provider block sees it
 */
export function cloudDefinition<C extends SimulatedCloud>(
  profile: CloudProfile<C>,
  create: () => C,
): ProviderDefinition {
  return {
    address: profile.schema.address,
    schema: profile.schema,
    legacyTypeSystem: true,
    create: () => cloudProvider(profile, create()),
  };
}

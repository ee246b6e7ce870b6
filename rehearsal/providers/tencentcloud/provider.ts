import { ProviderDefinition } from "../../plugin/definition";
import { DataSourceType, Provider, ResourceType } from "../../plugin/provider";
import { sdkResource } from "../../plugin/sdk/resource";
import { World } from "../../world/world";
import { TencentCloud, TencentCloudOptions } from "./cloud";
import { cloudDataSource } from "./data-sources";
import { cloudResource } from "./lifecycle";
import { rulesOf } from "./resources";
import { TENCENTCLOUD_FACTS, TENCENTCLOUD_SCHEMA } from "./schema";

/**
 * The Tencent Cloud provider, with a simulated cloud behind it. Every type of the schema is there: what a type
 * does beyond plan and store is in `resources/`.
 */
export function tencentcloudProvider(world: World, options: TencentCloudOptions = {}): Provider {
  const cloud = new TencentCloud(world, options);
  const resources = new Map<string, ResourceType>();
  const dataSources = new Map<string, DataSourceType>();

  return {
    address: TENCENTCLOUD_SCHEMA.address,

    configure(config) {
      const { region } = config;
      if (typeof region === "string" && region !== "") cloud.region = region;
      return Promise.resolve([]);
    },

    resourceType(typeName) {
      const schema = TENCENTCLOUD_SCHEMA.resources.get(typeName);
      if (schema === undefined) return undefined;
      const made =
        resources.get(typeName) ??
        sdkResource({
          typeName,
          schema,
          facts: TENCENTCLOUD_FACTS.get(typeName),
          behaviour: cloudResource({ cloud, typeName, schema, rules: rulesOf(typeName) }),
        });
      resources.set(typeName, made);
      return made;
    },

    dataSourceType(typeName) {
      const schema = TENCENTCLOUD_SCHEMA.dataSources.get(typeName);
      if (schema === undefined) return undefined;
      const made = dataSources.get(typeName) ?? cloudDataSource(cloud, typeName, schema);
      dataSources.set(typeName, made);
      return made;
    },
  };
}

/** What serves the Tencent Cloud provider of a world to Terraform. */
export function tencentcloudDefinition(world: World, options: TencentCloudOptions = {}): ProviderDefinition {
  return {
    address: TENCENTCLOUD_SCHEMA.address,
    schema: TENCENTCLOUD_SCHEMA,
    legacyTypeSystem: true,
    create: () => tencentcloudProvider(world, options),
  };
}

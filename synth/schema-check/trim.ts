import { ProviderData } from "./schema-index";
import { ProviderSchema } from "./schema";

/**
 * The same data for some types only: a program that always makes the same resources need not read the schemas of hundreds
 * of others each time it starts.
 *
 * @param data - a provider's schema and facts.
 * @param types - resource and data source types to keep; the provider's own block always stays.
 */
export function trimmed(data: ProviderData, types: ReadonlySet<string>): ProviderData {
  const keep = <T>(byType: Readonly<Record<string, T>> | undefined): Record<string, T> =>
    Object.fromEntries(Object.entries(byType ?? {}).filter(([type]) => types.has(type)));
  const schemas = Object.entries(data.schema.provider_schemas).map(
    ([source, schema]): [string, ProviderSchema] => [
      source,
      {
        ...(schema.provider === undefined ? {} : { provider: schema.provider }),
        resource_schemas: keep(schema.resource_schemas),
        data_source_schemas: keep(schema.data_source_schemas),
      },
    ],
  );
  return {
    schema: { provider_schemas: Object.fromEntries(schemas) },
    ...(data.facts === undefined ? {} : { facts: { resources: keep(data.facts.resources) } }),
  };
}

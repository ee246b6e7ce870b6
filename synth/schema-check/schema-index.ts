import { builtInSchema } from "./built-in-schema";
import { KNOWN_VALUES } from "./known-values";
import { BlockSchema, FactsFile, ProviderSchema, ResourceFacts, SchemaFile } from "./schema";
import { TypeFacts } from "./type-facts";

/** A provider's schema and what is known beyond it. */
export interface ProviderData {
  /** Parsed content of its schema file, whole or trimmed. */
  readonly schema: SchemaFile;

  /**
   * Parsed content of its facts file.
   *
   * @default - nothing beyond the schema is checked.
   */
  readonly facts?: FactsFile;
}

/** Finds the schema and the facts of a block by its type. */
export class SchemaIndex {
  private readonly schemas: readonly ProviderSchema[];
  private readonly providers: ReadonlyMap<string, ProviderSchema>;
  private readonly facts: readonly FactsFile[];
  private readonly prepared = new Map<string, TypeFacts>();

  /** @param data - the providers that stacks use. */
  public constructor(data: readonly ProviderData[]) {
    const named = data.flatMap(({ schema }) => Object.entries(schema.provider_schemas));
    this.providers = new Map(named.map(([source, schema]) => [source.split("/").at(-1) ?? source, schema]));
    this.schemas = [builtInSchema, ...this.providers.values()];
    this.facts = data.flatMap(({ facts }) => (facts === undefined ? [] : [facts]));
  }

  /** The block of a resource type. */
  public resource(type: string): BlockSchema | undefined {
    return this.find((schema) => schema.resource_schemas?.[type]?.block);
  }

  /** The block of a data source type. */
  public dataSource(type: string): BlockSchema | undefined {
    return this.find((schema) => schema.data_source_schemas?.[type]?.block);
  }

  /** The block of a provider by its local name. */
  public provider(name: string): BlockSchema | undefined {
    return this.providers.get(name)?.provider?.block;
  }

  /** The facts about a resource type, ours included. */
  public resourceFacts(type: string): TypeFacts {
    const prepared = this.prepared.get(type);
    if (prepared !== undefined) return prepared;
    const facts = new TypeFacts(this.mergedFacts(type));
    this.prepared.set(type, facts);
    return facts;
  }

  /** Every resource type, for suggestions. */
  public resourceTypes(): string[] {
    return this.schemas.flatMap((schema) => Object.keys(schema.resource_schemas ?? {}));
  }

  /** Every data source type, for suggestions. */
  public dataSourceTypes(): string[] {
    return this.schemas.flatMap((schema) => Object.keys(schema.data_source_schemas ?? {}));
  }

  private mergedFacts(type: string): ResourceFacts {
    const recorded = this.facts
      .map((file) => file.resources[type]?.attributes)
      .find((facts) => facts !== undefined);
    const known = KNOWN_VALUES[type];
    if (known === undefined) return recorded ?? {};
    if (recorded === undefined) return known;
    const both = Object.entries(known).map(([path, facts]) => [path, { ...recorded[path], ...facts }]);
    return { ...recorded, ...Object.fromEntries(both) };
  }

  private find(pick: (schema: ProviderSchema) => BlockSchema | undefined): BlockSchema | undefined {
    for (const schema of this.schemas) {
      const block = pick(schema);
      if (block !== undefined) return block;
    }
    return undefined;
  }
}

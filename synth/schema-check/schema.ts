/** A type as a provider's schema spells it: a name, or a collection of a type. */
export type TypeSpec = string | readonly unknown[];

/** An attribute of a block. */
export interface AttributeSchema {
  readonly type?: TypeSpec;
  readonly nested_type?: NestedAttributes;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;

  /** Whether messages must not show its value. */
  readonly sensitive?: boolean;
}

/** Attributes that are written as an object, or a collection of objects. */
export interface NestedAttributes {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly nesting_mode: string;
}

/** A block within a block. */
export interface NestedBlock {
  readonly nesting_mode: string;
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

/** What a block may hold. */
export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

/** What `terraform providers schema -json` says about one provider. */
export interface ProviderSchema {
  readonly provider?: { readonly block: BlockSchema };
  readonly resource_schemas?: Readonly<Record<string, { readonly block: BlockSchema }>>;
  readonly data_source_schemas?: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

/** What a schema has no place for, about one attribute or block. Paths are names joined by dots; an index is `0`. */
export interface AttributeFacts {
  readonly enum?: readonly (string | number)[];
  /** Smallest and largest number allowed, both included; null for no bound. */
  readonly range?: readonly [number | null, number | null];
  /** Regular expression that text must match as a whole, and what it stands for in words. */
  readonly pattern?: readonly [source: string, words: string];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly conflictsWith?: readonly string[];
  readonly exactlyOneOf?: readonly string[];
  readonly atLeastOneOf?: readonly string[];
  readonly requiredWith?: readonly string[];
}

/** Facts about the attributes and blocks of one resource type, by path without indexes. */
export type ResourceFacts = Readonly<Record<string, AttributeFacts>>;

/** The parsed content of a schema file: schemas by the provider's full source address. */
export interface SchemaFile {
  readonly provider_schemas: Readonly<Record<string, ProviderSchema>>;
}

/** The parsed content of a facts file. */
export interface FactsFile {
  readonly resources: Readonly<Record<string, { readonly attributes?: ResourceFacts }>>;
}

/** Says whether parsed JSON is the content of a schema file; its inside is trusted. */
export function isSchemaFile(json: unknown): json is SchemaFile {
  return isRecord(json) && isRecord(json["provider_schemas"]);
}

/** Says whether parsed JSON is the content of a facts file; its inside is trusted. */
export function isFactsFile(json: unknown): json is FactsFile {
  return isRecord(json) && isRecord(json["resources"]);
}

/** Says whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { AttributeType } from "./attribute-type";

/** How a nested block or a nested object repeats. Only blocks can be a `group`. */
export type Nesting = "single" | "list" | "set" | "map" | "group";

/** An object type whose attributes have flags of their own. */
export interface NestedObjectSchema {
  readonly nesting: Exclude<Nesting, "group">;
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
}

/** One attribute. It has either a `type` or a `nested` object. */
export interface AttributeSchema {
  /** Its type; absent when `nested` is there. */
  readonly type?: AttributeType;

  /** Its nested object; absent when `type` is there. */
  readonly nested?: NestedObjectSchema;

  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
}

/** A block: attributes and further blocks, by name. */
export interface BlockSchema {
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  readonly blocks: ReadonlyMap<string, NestedBlockSchema>;
  readonly deprecated: boolean;
}

/** A block inside a block. */
export interface NestedBlockSchema {
  readonly nesting: Nesting;
  readonly block: BlockSchema;

  /** Least number of blocks; 0 when it may be absent. */
  readonly minItems: number;

  /** Greatest number of blocks; 0 when there is no limit. */
  readonly maxItems: number;
}

/** Schema of one resource type, data source type, or of the provider block. */
export interface ResourceSchema {
  /** Version of the stored state, not of the provider. */
  readonly version: number;
  readonly block: BlockSchema;
}

/** Everything that a provider tells Terraform about its types. */
export interface ProviderSchema {
  /** Full source address, such as `registry.terraform.io/hashicorp/helm`. */
  readonly address: string;

  /** The provider block. */
  readonly provider: ResourceSchema;

  /** Managed resource types by name. */
  readonly resources: ReadonlyMap<string, ResourceSchema>;

  /** Data source types by name. */
  readonly dataSources: ReadonlyMap<string, ResourceSchema>;
}

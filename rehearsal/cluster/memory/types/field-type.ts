/** What the API knows of a value: enough to merge, prune and normalise it. */
export type FieldType = ScalarType | StructType | MapType | ListType | AnyType;

/** Simple values, named as the API's own source names them. */
export type ScalarName =
  | "string"
  | "bool"
  | "int32"
  | "int64"
  | "float"
  | "quantity"
  | "intOrString"
  | "time"
  | "microTime"
  | "duration"
  | "bytes";

/** A simple value. */
export interface ScalarType {
  readonly is: "scalar";
  readonly scalar: ScalarName;
}

/** An object with known fields. */
export interface StructType {
  readonly is: "struct";

  /** Name in the type table, such as `core.v1.Container`; empty for parts of custom resources. */
  readonly name: string;

  field(name: string): FieldOfStruct | undefined;
  fieldNames(): readonly string[];

  /** Is replaced as a whole by server-side apply. */
  readonly atomic: boolean;

  /** Unknown fields stay. */
  readonly open: boolean;
}

/** A field of a struct. */
export interface FieldOfStruct {
  readonly type: FieldType;

  /** Can be told apart from being empty: empty values stay. */
  readonly pointer: boolean;

  /** Is left out when it is empty; otherwise it is always there. */
  readonly omitEmpty: boolean;

  /** Belongs to a custom resource: what is absent stays absent, what is empty stays empty. */
  readonly sparse?: boolean;

  /** How strategic merge patches treat it. */
  readonly patch: "merge" | "retainKeys" | "merge,retainKeys" | "replace" | undefined;
}

/** An object with arbitrary keys. */
export interface MapType {
  readonly is: "map";
  readonly value: FieldType;
  readonly atomic: boolean;
}

/** A list. */
export interface ListType {
  readonly is: "list";
  readonly item: FieldType;

  /** How server-side apply sees it: as a whole, as a set of values, or as objects told apart by keys. */
  readonly merge: "atomic" | "set" | "keys";

  /** Fields that tell objects apart, for `keys`. */
  readonly keys: readonly string[];

  /** Default of a key that is left out. */
  readonly keyDefaults: Readonly<Record<string, string | number | boolean>>;

  /** The key of strategic merge patches. */
  readonly mergeKey: string | undefined;
}

/** Anything; is kept as it comes. */
export interface AnyType {
  readonly is: "any";
}

/** The one type that allows everything. */
export const ANY: AnyType = { is: "any" };

import table from "../../../../schemas/kubernetes-api.types.json";
import { ANY, FieldOfStruct, FieldType, ListType, ScalarName, StructType } from "./field-type";

interface ListFacts {
  readonly keys?: readonly string[];
  readonly set?: boolean;
  readonly patch?: string;
  readonly mergeKey?: string;
}

const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = table.kinds;
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = table.types;
const LISTS: Readonly<Record<string, ListFacts>> = table.lists;
const ATOMIC: ReadonlySet<string> = new Set(table.atomic);

const SCALARS: ReadonlySet<string> = new Set<ScalarName>([
  "string",
  "bool",
  "int32",
  "int64",
  "float",
  "quantity",
  "intOrString",
  "time",
  "microTime",
  "duration",
  "bytes",
]);

function isScalarName(name: string): name is ScalarName {
  return SCALARS.has(name);
}

/** Values of keys that the server fills in before it compares items of a list. */
const KEY_DEFAULTS: ListType["keyDefaults"] = { protocol: "TCP" };

const structs = new Map<string, StructType>();

/** The built-in type of a kind; undefined when there is none. */
export function builtInType(apiVersion: string, kind: string): StructType | undefined {
  const name = KINDS[apiVersion]?.[kind];
  return name === undefined ? undefined : struct(name);
}

/** A struct of the table by its name, such as `core.v1.PodSpec`. */
export function struct(name: string): StructType {
  const known = structs.get(name);
  if (known !== undefined) return known;
  const spellings = TYPES[name] ?? {};
  const fields = new Map<string, FieldOfStruct>();
  const made: StructType = {
    is: "struct",
    name,
    atomic: ATOMIC.has(name),
    open: false,
    fieldNames: () => Object.keys(spellings),
    field: (field) => {
      const spelling = Object.hasOwn(spellings, field) ? spellings[field] : undefined;
      if (spelling === undefined) return undefined;
      const parsed = fields.get(field) ?? parseField(`${name}.${field}`, spelling);
      fields.set(field, parsed);
      return parsed;
    },
  };
  structs.set(name, made);
  return made;
}

function parseField(path: string, spelling: string): FieldOfStruct {
  const omitEmpty = spelling.endsWith("?");
  const bare = omitEmpty ? spelling.slice(0, -1) : spelling;
  const pointer = bare.startsWith("*");
  return {
    type: parseType(pointer ? bare.slice(1) : bare, path),
    pointer,
    omitEmpty,
    patch: patchOf(LISTS[path]?.patch),
  };
}

function patchOf(text: string | undefined): FieldOfStruct["patch"] {
  if (text === "merge" || text === "retainKeys" || text === "merge,retainKeys" || text === "replace")
    return text;
  return undefined;
}

function parseType(spelling: string, path: string): FieldType {
  if (spelling.startsWith("*")) return parseType(spelling.slice(1), path);
  if (spelling.startsWith("[]")) return listType(spelling.slice(2), path);
  if (spelling.startsWith("map:")) {
    return { is: "map", value: parseType(spelling.slice(4), ""), atomic: ATOMIC.has(path) };
  }
  if (isScalarName(spelling)) return { is: "scalar", scalar: spelling };
  return spelling === "any" ? ANY : struct(spelling);
}

function listType(item: string, path: string): ListType {
  const facts = LISTS[path] ?? {};
  const keys = facts.keys ?? [];
  return {
    is: "list",
    item: parseType(item, ""),
    merge: keys.length > 0 ? "keys" : facts.set === true ? "set" : "atomic",
    keys,
    keyDefaults: KEY_DEFAULTS,
    mergeKey: facts.mergeKey === "" ? undefined : facts.mergeKey,
  };
}

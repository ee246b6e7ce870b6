import { Json } from "../../kubernetes-api";
import { Fields } from "../json/tree";

/** Values that absent fields get, by the name of the struct they are in, such as `core.v1.Probe`, and by field. */
export type DefaultTable = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** Defaults that depend on other fields, by the name of the struct; run before its children are looked at. */
export type DefaultRules = Readonly<Record<string, (fields: Fields) => void>>;

/** Sets a field that is absent. */
export function fill(fields: Fields, name: string, value: () => Fields[string]): void {
  if (fields[name] === undefined || fields[name] === null) fields[name] = value();
}

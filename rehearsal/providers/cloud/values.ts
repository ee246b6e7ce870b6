import { isListValue, isObjectValue, ObjectValue, Value } from "../../plugin/value";

/** Text of an attribute; "" for everything that is none. */
export function textAt(value: ObjectValue | undefined, name: string): string {
  const found = value?.[name];
  return typeof found === "string" ? found : "";
}

/** Number of an attribute; 0 for everything that is none. */
export function numberAt(value: ObjectValue | undefined, name: string): number {
  const found = value?.[name];
  return typeof found === "number" ? found : Number(typeof found === "string" ? found : 0);
}

/** The objects of a list or set, or of a block. */
export function objectsAt(value: ObjectValue | undefined, name: string): readonly ObjectValue[] {
  const found = value?.[name];
  return isListValue(found) ? found.flatMap((each) => (isObjectValue(each) ? [each] : [])) : [];
}

/** The one object of a block that may be there once. */
export function blockAt(value: ObjectValue | undefined, name: string): ObjectValue | undefined {
  return objectsAt(value, name)[0];
}

/** The texts of a list or set. */
export function textsAt(value: ObjectValue | undefined, name: string): readonly string[] {
  const found = value?.[name];
  return isListValue(found) ? found.flatMap((each) => (typeof each === "string" ? [each] : [])) : [];
}

/** The texts of a map. */
export function mapAt(value: ObjectValue | undefined, name: string): Readonly<Record<string, string>> {
  const found: Value | undefined = value?.[name];
  if (!isObjectValue(found)) return {};
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, each]) => (typeof each === "string" ? [[key, each]] : [])),
  );
}

/** The part after the last `#` of a joined id. */
export function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("#") + 1);
}

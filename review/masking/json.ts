/** Says whether a value of parsed JSON is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Says whether a value of parsed JSON is a list. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A member of parsed JSON: nothing that is inherited. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The members of a list of objects; nothing for anything else. */
export function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return isList(value) ? value.filter(isObject) : [];
}

/** A text of parsed JSON. */
export function textIn(value: unknown, name: string): string | undefined {
  const text = member(value, name);
  return typeof text === "string" ? text : undefined;
}

/** Whether two values of parsed JSON are the same. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, at) => isSameJson(item, b[at]));
  if (!isObject(a) || !isObject(b)) return false;
  let members = 0;
  for (const name in a) {
    if (!Object.hasOwn(b, name) || !isSameJson(a[name], b[name])) return false;
    members += 1;
  }
  return members === Object.keys(b).length;
}

import { Fields, Tree, copy, fieldsAt, isFields } from "../json/tree";

/** Fills in the defaults that the schema of a custom resource names. */
export function applyCustomDefaults(value: Tree, schema: Fields | undefined): void {
  if (schema === undefined) return;
  const items = fieldsAt(schema, "items");
  if (Array.isArray(value)) {
    for (const item of value) applyCustomDefaults(item, items);
    return;
  }
  if (!isFields(value)) return;
  const properties = fieldsAt(schema, "properties") ?? {};
  for (const name of Object.keys(properties)) {
    const property = fieldsAt(properties, name) ?? {};
    const filling = property["default"];
    const old = value[name];
    if (filling !== undefined && (old === undefined || (old === null && property["nullable"] !== true))) {
      value[name] = copy(filling);
    }
    const current = value[name];
    if (current !== undefined) applyCustomDefaults(current, property);
  }
  const additional = fieldsAt(schema, "additionalProperties");
  for (const [name, item] of Object.entries(value)) {
    if (!Object.hasOwn(properties, name)) applyCustomDefaults(item, additional);
  }
}

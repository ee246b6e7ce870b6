import { Fields, Tree, copy, isFields } from "../json/tree";
import { ResourceType } from "../resources/resource-type";
import { FieldType } from "../types/field-type";
import { applyCustomDefaults } from "./custom";
import { fill } from "./default-table";
import { POD_RULES } from "./rules/pod";
import { RESOURCE_RULES } from "./rules/resources";
import { WORKLOAD_RULES } from "./rules/workloads";
import { CORE_DEFAULTS } from "./tables/core";
import { POLICY_DEFAULTS } from "./tables/policies";
import { WORKLOAD_DEFAULTS } from "./tables/workloads";

const TABLE = { ...CORE_DEFAULTS, ...WORKLOAD_DEFAULTS, ...POLICY_DEFAULTS };
const RULES = { ...POD_RULES, ...WORKLOAD_RULES, ...RESOURCE_RULES };

/** Fills in what the server would, everywhere in an object. */
export function applyDefaults(type: ResourceType, object: Fields): void {
  if (type.custom === undefined) walk(object, type.schema);
  else applyCustomDefaults(object, type.custom.openApiSchema);
}

function walk(value: Tree, type: FieldType): void {
  if (type.is === "list" && Array.isArray(value)) {
    for (const item of value) walk(item, type.item);
  } else if (type.is === "map" && isFields(value)) {
    for (const item of Object.values(value)) walk(item, type.value);
  } else if (type.is === "struct" && isFields(value)) {
    RULES[type.name]?.(value);
    for (const [name, filling] of Object.entries(TABLE[type.name] ?? {}))
      fill(value, name, () => copy(filling));
    for (const [name, item] of Object.entries(value)) {
      const field = type.field(name);
      if (field !== undefined) walk(item, field.type);
    }
  }
}

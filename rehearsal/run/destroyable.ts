import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, Json } from "./json";
import { STACK_FILE, SynthesizedStack } from "./stacks";

/** A stack's configuration as it is now, without `prevent_destroy`; two that are equal differ in nothing else. */
export function unprotectedConfiguration(stack: SynthesizedStack): string {
  const json: Json = JSON.parse(readFileSync(join(stack.folder, STACK_FILE), "utf8"));
  return JSON.stringify(withoutPreventDestroy(json), undefined, 2);
}

/**
 * Lets a rehearsed stack be destroyed although its resources are protected.
 *
 * `prevent_destroy` lives in the configuration alone: Terraform keeps it in no state. So everything is applied
 * and planned with the protection in place, exactly as users apply it, and only the destroy at the end of a
 * rehearsal reads a configuration without it. What clouds themselves protect is switched off in it, too.
 */
export function allowDestroy(stack: SynthesizedStack): void {
  const file = join(stack.folder, STACK_FILE);
  const json: Json = JSON.parse(unprotectedConfiguration(stack));
  writeFileSync(`${file}.new`, JSON.stringify(withoutCloudProtection(json), undefined, 2));
  renameSync(`${file}.new`, file);
}

/** The same configuration without `prevent_destroy`. */
export function withoutPreventDestroy(configuration: Json): Json {
  return mapResources(configuration, unprotected);
}

/** Attributes with which clouds refuse to delete a resource while they are true. */
const PROTECTIONS: readonly string[] = [
  "deletion_protection",
  "deletion_protection_enabled",
  "delete_protection",
  "delete_protection_enable",
  "delete_protect",
];

/** The same configuration without what makes clouds refuse a deletion, as far as it is written there as it is. */
function withoutCloudProtection(configuration: Json): Json {
  return mapResources(configuration, (resource) =>
    isJsonObject(resource)
      ? Object.fromEntries(
          Object.entries(resource).map(([name, value]) => [
            name,
            value === true && PROTECTIONS.includes(name) ? false : value,
          ]),
        )
      : resource,
  );
}

function mapResources(configuration: Json, change: (resource: Json) => Json): Json {
  if (!isJsonObject(configuration)) return configuration;
  const { resource } = configuration;
  if (!isJsonObject(resource)) return configuration;
  return { ...configuration, resource: mapEntries(resource, (byName) => mapEntries(byName, change)) };
}

function unprotected(resource: Json): Json {
  if (!isJsonObject(resource) || resource["lifecycle"] === undefined) return resource;
  const { lifecycle } = resource;
  return { ...resource, lifecycle: Array.isArray(lifecycle) ? lifecycle.map(without) : without(lifecycle) };
}

function without(lifecycle: Json): Json {
  if (!isJsonObject(lifecycle)) return lifecycle;
  return Object.fromEntries(Object.entries(lifecycle).filter(([name]) => name !== "prevent_destroy"));
}

function mapEntries(value: Json, change: (entry: Json) => Json): Json {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, change(entry)]));
}

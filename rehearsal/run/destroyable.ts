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
 * rehearsal reads a configuration without it. Nothing else of the configuration changes.
 */
export function allowDestroy(stack: SynthesizedStack): void {
  const file = join(stack.folder, STACK_FILE);
  writeFileSync(`${file}.new`, unprotectedConfiguration(stack));
  renameSync(`${file}.new`, file);
}

/** The same configuration without `prevent_destroy`. */
export function withoutPreventDestroy(configuration: Json): Json {
  if (!isJsonObject(configuration)) return configuration;
  const { resource } = configuration;
  if (!isJsonObject(resource)) return configuration;
  return { ...configuration, resource: mapEntries(resource, (byName) => mapEntries(byName, unprotected)) };
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

import { isObject, member } from "../masking/json";
import { PlannedResource } from "../plan/plan";
import { parsedJson } from "../parsed-json";

/** Paths of constructs by the addresses of what they make, without keys of instances. */
export type ConstructPaths = ReadonlyMap<string, string>;

/**
 * Reads which construct makes what, from the configuration of a stack as CDKTF writes it.
 *
 * @param text content of its `cdk.tf.json`.
 * @returns nothing for what is no such file: a review does not need it.
 */
export function constructPaths(text: string): ConstructPaths {
  const paths = new Map<string, string>();
  const program = parsedJson(text);
  for (const [section, prefix] of [
    ["resource", ""],
    ["data", "data."],
  ] as const) {
    for (const [type, made] of membersOf(member(program, section))) {
      for (const [name, each] of membersOf(made)) add(paths, `${prefix}${type}.${name}`, each);
    }
  }
  for (const [name, each] of membersOf(member(program, "module"))) add(paths, `module.${name}`, each);
  return paths;
}

/** Path of the construct that makes a resource; what is inside a module is made by the construct of the module. */
export function constructPathOf(
  paths: ConstructPaths,
  { mode, type, name, moduleAddress }: Pick<PlannedResource, "mode" | "type" | "name" | "moduleAddress">,
): string | undefined {
  if (moduleAddress === undefined) return paths.get(`${mode === "data" ? "data." : ""}${type}.${name}`);
  const module = /^module\.[^.[]+/.exec(moduleAddress)?.[0];
  return module === undefined ? undefined : paths.get(module);
}

function add(paths: Map<string, string>, address: string, made: unknown): void {
  const path = member(member(member(made, "//"), "metadata"), "path");
  if (typeof path === "string") paths.set(address, path);
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

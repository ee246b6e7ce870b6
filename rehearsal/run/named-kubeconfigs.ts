import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SeedKubeconfig } from "../seed";
import { at, isJsonArray, Json, listAt, textAt } from "./json";
import { STACK_FILE, SynthesizedStack } from "./stacks";

/** The kubeconfigs that the provider blocks of a program name, each once. Those that are expressions are not known. */
export function namedKubeconfigs(stacks: readonly SynthesizedStack[]): readonly SeedKubeconfig[] {
  const found = new Map<string, SeedKubeconfig>();
  for (const { folder } of stacks) {
    const json: Json = JSON.parse(readFileSync(join(folder, STACK_FILE), "utf8"));
    const blocks = [
      ...several(at(json, "provider", "kubernetes")),
      ...several(at(json, "provider", "helm")).flatMap((block) => several(at(block, "kubernetes"))),
    ];
    for (const kubeconfig of blocks.flatMap(kubeconfigOf)) found.set(JSON.stringify(kubeconfig), kubeconfig);
  }
  return [...found.values()];
}

function kubeconfigOf(block: Json): readonly SeedKubeconfig[] {
  const one = textAt(block, "config_path");
  const paths = one === undefined ? listAt(block, "config_paths") : [one];
  const texts = paths.flatMap((path) => (typeof path === "string" && path !== "" ? [path] : []));
  if (texts.length === 0) return [];
  const context = textAt(block, "config_context");
  return [{ paths: texts, ...(context === undefined ? {} : { context }) }];
}

/** CDKTF writes a block that may be repeated as an array, others as an object. */
function several(blocks: Json | undefined): readonly Json[] {
  if (blocks === undefined) return [];
  return isJsonArray(blocks) ? blocks : [blocks];
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SeedKubeconfig } from "../seed";
import { at, isJsonArray, Json, listAt, textAt } from "./json";
import { STACK_FILE, SynthesizedStack } from "./stacks";

/**
 * The kubeconfigs that the provider blocks of a program name, each once. Variables have their defaults; of other expressions
 * nothing is known before Terraform runs, and what they name is left out.
 */
export function namedKubeconfigs(stacks: readonly SynthesizedStack[]): readonly SeedKubeconfig[] {
  const found = new Map<string, SeedKubeconfig>();
  for (const { folder } of stacks) {
    const json: Json = JSON.parse(readFileSync(join(folder, STACK_FILE), "utf8"));
    const blocks = [
      ...several(at(json, "provider", "kubernetes")),
      ...several(at(json, "provider", "helm")).flatMap((block) => several(at(block, "kubernetes"))),
    ];
    const known = (value: Json): readonly string[] => knownText(json, value);
    for (const kubeconfig of blocks.flatMap((block) => kubeconfigOf(block, known))) {
      found.set(JSON.stringify(kubeconfig), kubeconfig);
    }
  }
  return [...found.values()];
}

/** What a block chooses of a kubeconfig, by what that is called in a seed. */
const PARTS = {
  context: "config_context",
  cluster: "config_context_cluster",
  user: "config_context_auth_info",
} as const;

function kubeconfigOf(block: Json, known: (value: Json) => readonly string[]): readonly SeedKubeconfig[] {
  const one = textAt(block, "config_path");
  const written = one === undefined ? listAt(block, "config_paths") : [one];
  const paths = written.flatMap(known).filter((path) => path !== "");
  const parts = Object.entries(PARTS).flatMap(([part, attribute]) => {
    const text = textAt(block, attribute);
    return text === undefined || text === "" ? [] : [{ part, texts: known(text) }];
  });
  const isKnown = paths.length === written.length && parts.every(({ texts }) => texts.length > 0);
  if (paths.length === 0 || !isKnown) return [];
  return [
    { paths, ...Object.fromEntries(parts.flatMap(({ part, texts }) => texts.map((text) => [part, text]))) },
  ];
}

/** The text that Terraform will have; none where Terraform alone can tell. */
function knownText(json: Json, value: Json): readonly string[] {
  if (typeof value !== "string") return [];
  const [, variable] = /^\$\{var\.([\w-]+)\}$/.exec(value) ?? [];
  if (variable === undefined) return /[$%]\{/.test(value) ? [] : [value];
  const text = textAt(json, "variable", variable, "default");
  return text === undefined ? [] : [text];
}

/** CDKTF writes a block that may be repeated as an array, others as an object. */
function several(blocks: Json | undefined): readonly Json[] {
  if (blocks === undefined) return [];
  return isJsonArray(blocks) ? blocks : [blocks];
}

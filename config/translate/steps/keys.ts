import { expand } from "../../rules/cloud-keys";
import { CLOUD_KEYS } from "../../rules/keys-per-cloud";
import { ConfigPath } from "../../problems/problem";
import { Work } from "../work";
import { Written } from "../yaml-edit";

/** Keys that mean nothing to the other cloud go. */
export function refusedKeys(work: Work): void {
  const { refused } = CLOUD_KEYS[work.kind];
  for (const [pattern, why] of Object.entries(refused)) {
    for (const path of pathsOf(work, pattern)) work.leaveOut(path, why);
  }
}

/** What the other cloud has to be told, and only its owner knows. */
const EXAMPLES: Readonly<Record<string, readonly [Written, string]>> = {
  "registry.host": ["registry.example.com", "put the host of your registry"],
  "models.volume": [nfs("models"), "put the volume with your models"],
  "outputs.volume": [nfs("outputs"), "put the volume for what is made"],
};

/** Keys that the other cloud needs and that are not there are written with an example. */
export function requiredKeys(work: Work): void {
  const { required } = CLOUD_KEYS[work.kind];
  for (const pattern of required) {
    const example = EXAMPLES[pattern];
    if (example === undefined) continue;
    for (const path of pathsOf(work, pattern)) if (!work.has(path)) work.ask(path, ...example);
  }
}

function pathsOf({ environment }: Work, pattern: string): readonly ConfigPath[] {
  return expand(pattern, Object.keys(environment.nodePools));
}

function nfs(name: string): Written {
  return { nfs: { server: "nfs.example.com", path: `/export/${name}` } };
}

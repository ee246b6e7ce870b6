import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Json } from "../../rehearsal/cluster/kubernetes-api";
import { SynthesizedStack } from "../../rehearsal/run/stacks";
import { render, Rendering } from "../../render/render";
import { temporaryFolder } from "./toy-app";

/** The configuration of a stack, as much of it as a test needs. */
export type StackConfiguration = Readonly<Record<string, unknown>>;

/** What is known beside the configuration. */
export interface Known {
  readonly outputs?: Readonly<Record<string, Json>>;
  readonly isSecret?: (type: string, attribute: string) => boolean;
}

/** Renders stacks, given in the order of their application. */
export async function rendered(
  stacks: Readonly<Record<string, StackConfiguration>>,
  { outputs = {}, isSecret = () => false }: Known = {},
): Promise<Rendering> {
  const folder = temporaryFolder();
  try {
    const written = Object.entries(stacks).map(([name, configuration]): SynthesizedStack => {
      const stackFolder = join(folder.path, name);
      mkdirSync(stackFolder);
      writeFileSync(join(stackFolder, "cdk.tf.json"), JSON.stringify(configuration));
      return { name, folder: stackFolder, dependencies: [] };
    });
    return await render({ stacks: written, isSecret, outputs });
  } finally {
    folder.remove();
  }
}

/** A config map with this data. */
export function configMap(data: Readonly<Record<string, unknown>>, name = "settings"): StackConfiguration {
  return { resource: { kubernetes_config_map_v1: { [name]: { metadata: { name }, data } } } };
}

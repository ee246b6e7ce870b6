import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ControlPlane } from "../../rehearsal/cluster/control-plane";
import { ProviderDefinition } from "../../rehearsal/plugin/definition";
import { serveWorld } from "../../rehearsal/serve";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { createWorld, World, WorldOptions } from "../../rehearsal/world/world";

/** A folder with a configuration, and a world that Terraform in that folder talks to. */
export interface RehearsedProject {
  readonly world: World;
  readonly terraform: Terraform;
  readonly folder: string;

  /** The variables that Terraform runs with. */
  readonly environment: Readonly<Record<string, string>>;

  /** Replaces the configuration. */
  write(configuration: object): Promise<void>;

  /** Ends the world and removes the folder. */
  stop(): Promise<void>;
}

/** A control plane for tests that need none. */
export const noControlPlane: ControlPlane = {
  start: async (name) => {
    throw new Error(`no control plane for ${name} in this test`);
  },
};

/** Serves a world of these providers to a Terraform in a new folder. */
export async function rehearsedProject(
  binary: TerraformBinary,
  providers: (world: World) => readonly ProviderDefinition[],
  controlPlane: ControlPlane = noControlPlane,
  options: Omit<WorldOptions, "controlPlane"> = {},
): Promise<RehearsedProject> {
  const world = createWorld({ controlPlane, ...options });
  const folder = await mkdtemp(join(tmpdir(), "sdt-"));
  const served = await serveWorld(world, providers(world));
  const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, ...served.environment };
  return {
    world,
    folder,
    environment,
    terraform: new Terraform(binary, { folder, environment, timeoutSeconds: 180 }),
    write: (configuration) => writeFile(join(folder, "main.tf.json"), JSON.stringify(configuration, null, 1)),
    stop: async () => {
      await served.stop();
      await world.clusters.stopAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

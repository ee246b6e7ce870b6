import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAllClouds } from "../../cli/clouds";
import { seedFor } from "../../cli/seeds";
import { ControlPlane } from "../../rehearsal/cluster/control-plane";
import { HelmProviderOptions } from "../../rehearsal/providers/helm";
import { readStacks } from "../../rehearsal/run/stacks";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { synthesize } from "../../synth/synthesize";
import { PROJECT } from "./cli";
import { shipped, SHIPPED } from "./environments";

/** A stack of an environment that has been applied. */
export interface AppliedStack {
  readonly name: string;
  readonly folder: string;
  readonly terraform: Terraform;
}

/** A shipped environment, applied in simulated clouds. */
export interface AppliedEnvironment {
  readonly stacks: readonly AppliedStack[];

  /** Ends the clouds and removes every file. */
  stop(): Promise<void>;
}

/** Applies every stack of a shipped environment in simulated clouds. */
export async function appliedEnvironment(
  name: (typeof SHIPPED)[number],
  binary: TerraformBinary,
  controlPlane: ControlPlane,
  charts: HelmProviderOptions = {},
): Promise<AppliedEnvironment> {
  const folder = await mkdtemp(join(tmpdir(), "sdr-"));
  const clouds = await startAllClouds(controlPlane, { socketParent: folder, charts });
  const stop = async (): Promise<void> => {
    await clouds.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await clouds.seed(seedFor(shipped(name)));
    const outFolder = join(folder, "out");
    synthesize({
      configFolder: join(PROJECT, "config/environments"),
      names: [name],
      outFolder,
      stateFolder: join(folder, "state"),
      schemaFolder: join(PROJECT, "schemas"),
    });
    const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, ...clouds.environment };
    const stacks = readStacks(outFolder).map((stack) => ({
      name: stack.name,
      folder: stack.folder,
      terraform: new Terraform(binary, { folder: stack.folder, environment, timeoutSeconds: 280 }),
    }));
    for (const { terraform } of stacks) {
      await terraform.init();
      await terraform.apply();
    }
    return { stacks, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

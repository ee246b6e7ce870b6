import { Snapshot } from "./run/snapshot";
import { Seed } from "./seed";

/** Simulated clouds that Terraform can talk to: in this process, or in one that runs in the background. */
export interface SimulatedClouds {
  /** Variables for the environment of every Terraform command that is to use them. */
  readonly environment: Readonly<Record<string, string>>;

  /** Puts things there that exist before any Terraform runs. */
  seed(seed: Seed): Promise<void>;

  /** Looks at everything they hold, with secrets replaced. */
  snapshot(): Promise<Snapshot>;
}

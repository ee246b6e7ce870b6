import { PlacementProof } from "./placement/proof";
import { ProofRequest } from "./placement/proof-request";
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

  /**
   * Tries on every cluster whether what was applied can be placed at its maximum, updated there, and moved off each node;
   * everything is put back afterwards.
   *
   * @param signal ends it early.
   * @throws the signal's reason when it comes; Error when a cluster cannot be asked.
   */
  prove(request: ProofRequest, signal: AbortSignal): Promise<PlacementProof>;
}

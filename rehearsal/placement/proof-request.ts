import { z } from "zod";
import { SEED } from "../seed";

/** The shape of a request for a proof, as it travels to a cloud in the background. */
export const PROOF_REQUEST = z.object({
  /** Whether only to look at what is there, and to change nothing: after something went wrong. */
  lookOnly: z.boolean(),

  /** Nodes that may join the standing cluster, as far as pods need them. */
  spareNodes: SEED.shape.nodes,
});

/** What is to be proven, and with what. */
export type ProofRequest = Readonly<z.infer<typeof PROOF_REQUEST>>;

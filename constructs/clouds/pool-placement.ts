import { GpuCard, Placement } from "../contracts";
import { CARD_TAINT } from "./whole-cards";

/** Label by which pods find a pool; a cloud's own label holds an identifier that is not known in advance. */
export const POOL_LABEL = "sdstack/node-pool";

/** Where pods run that want a pool of that name: by its label, and past the taint of its cards. */
export function placementOn(poolName: string, card: GpuCard | undefined): Placement {
  return {
    nodeSelector: { [POOL_LABEL]: poolName },
    tolerations: card === undefined ? [] : [{ ...CARD_TAINT }],
  };
}

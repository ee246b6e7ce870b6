import { IConstruct } from "constructs";
import { CGPU } from "../../../catalog/alibaba/card-sharing";
import { GpuSharing } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { AskedCards, cardResources } from "../card-resources";

/** How ACK shares cards: no label of a node asks for compute that nobody else uses. */
export type AckSharing = Exclude<GpuSharing, "burst-share">;

/** What makes ACK share the cards of a node, by how they are shared. */
const SCHEDULES: Readonly<Record<AckSharing, string>> = {
  none: "default",
  // Memory is kept apart, compute is whose comes first.
  "best-effort": "cgpu",
  // Memory and compute are kept apart.
  "fixed-share": "core_mem",
};

/** Says whether ACK shares cards in that way. */
export function isAckSharing(sharing: GpuSharing): sharing is AckSharing {
  return sharing in SCHEDULES;
}

/**
 * Labels of the nodes of a pool with cards.
 *
 * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/labels-used-to-enable-gpu-scheduling-policies
 */
export function cardLabels(sharing: AckSharing): Readonly<Record<string, string>> {
  const schedule = { "ack.node.gpu.schedule": SCHEDULES[sharing] };
  // One card is filled before the next is begun, so that whole nodes become free.
  return sharing === "none" ? schedule : { ...schedule, "ack.node.gpu.placement": "binpack" };
}

/**
 * What a pod requests on a pool with these cards.
 *
 * @throws ConstructError when the pool cannot give exactly what is asked.
 */
export function ackResources(
  scope: IConstruct,
  asked: AskedCards & { readonly sharing: AckSharing },
): Readonly<Record<string, string>> {
  const { poolName, card, sharing } = asked;
  return cardResources(scope, {
    ...asked,
    rules: CGPU,
    share: ({ memoryGiB, computePercent }) => share(sharing, memoryGiB, computePercent),
    wholeOfShared(cards) {
      if (cards === 1) return share(sharing, CGPU.allocatableMemoryGiB(card), 100);
      throw new ConstructError(
        scope,
        `pool '${poolName}' shares its cards, so a pod gets one of them at most: wholeCards must be 1, got ${cards}`,
      );
    },
  });
}

/** Compute counts only where it is kept apart; asked for elsewhere, the pod would wait for ever. */
function share(
  sharing: AckSharing,
  memoryGiB: number,
  computePercent: number,
): Readonly<Record<string, string>> {
  const memory = { [CGPU.resources.memory]: `${memoryGiB}` };
  return sharing === "best-effort" ? memory : { ...memory, [CGPU.resources.compute]: `${computePercent}` };
}

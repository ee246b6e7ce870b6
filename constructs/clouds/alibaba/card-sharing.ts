import { IConstruct } from "constructs";
import { CGPU } from "../../../catalog/alibaba/card-sharing";
import { GpuCard, GpuRequest, GpuSharing, isWholeGpus } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { checkShare } from "../card-share";
import { WHOLE_CARD_RESOURCE, wholeCards } from "../whole-cards";

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
export function cardResources(
  scope: IConstruct,
  poolName: string,
  card: GpuCard,
  sharing: AckSharing,
  request: GpuRequest,
): Readonly<Record<string, string>> {
  if (isWholeGpus(request)) {
    const cards = wholeCards(scope, poolName, card, request);
    return sharing === "none"
      ? { [WHOLE_CARD_RESOURCE]: `${cards}` }
      : oneWholeCard(scope, poolName, card, sharing, cards);
  }
  checkShare(scope, poolName, card, sharing, CGPU, request);
  return share(sharing, request.memoryGiB, request.computePercent);
}

/** Where cards are shared, a pod gets all there is of one. */
function oneWholeCard(
  scope: IConstruct,
  poolName: string,
  card: GpuCard,
  sharing: AckSharing,
  cards: number,
): Readonly<Record<string, string>> {
  if (cards > 1) {
    throw new ConstructError(
      scope,
      `pool '${poolName}' shares its cards, so a pod gets one of them at most: wholeCards must be 1, got ${cards}`,
    );
  }
  return share(sharing, CGPU.allocatableMemoryGiB(card), 100);
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

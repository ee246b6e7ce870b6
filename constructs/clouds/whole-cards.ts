import { IConstruct } from "constructs";
import { GpuCard, WholeGpus } from "../contracts";
import { ConstructError } from "../core/construct-error";

/** What every device plugin for these cards calls a whole one. */
export const WHOLE_CARD_RESOURCE = "nvidia.com/gpu";

/** Keeps pods that want no card off nodes that have one. */
export const CARD_TAINT = { key: WHOLE_CARD_RESOURCE, value: "true", effect: "NoSchedule" } as const;

/**
 * Number of whole cards a pod asks for.
 *
 * @throws ConstructError when a node does not have as many.
 */
export function wholeCards(scope: IConstruct, poolName: string, card: GpuCard, request: WholeGpus): number {
  const { wholeCards: cards } = request;
  if (!Number.isInteger(cards) || cards < 1 || cards > card.perNode) {
    throw new ConstructError(
      scope,
      `pool '${poolName}': wholeCards must be a whole number from 1 to ${card.perNode}, the cards of one node, got ${cards}`,
    );
  }
  return cards;
}

/** The card of a pool whose pods want one. @throws ConstructError when the pool has none. */
export function cardOf(scope: IConstruct, poolName: string, card: GpuCard | undefined): GpuCard {
  if (card === undefined) {
    throw new ConstructError(scope, `pool '${poolName}' has no cards, yet a pod asks for some`);
  }
  return card;
}

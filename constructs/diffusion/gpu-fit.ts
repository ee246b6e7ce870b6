import { GpuCard, GpuRequest, isWholeGpus } from "../contracts";

/**
 * Replicas that one node can hold, as far as its cards decide it: 0 when not even one fits.
 *
 * @param card - the cards of the node.
 * @param request - what one replica asks for.
 */
export function replicasPerNode(card: GpuCard, request: GpuRequest): number {
  if (isWholeGpus(request)) return Math.floor(card.perNode / request.wholeCards);
  const byMemory = Math.floor(card.memoryGiB / request.memoryGiB);
  const byCompute = Math.floor(100 / request.computePercent);
  return Math.min(byMemory, byCompute) * card.perNode;
}

/** What one replica asks for, in words, for messages. */
export function describeRequest(request: GpuRequest): string {
  return isWholeGpus(request)
    ? `${request.wholeCards} whole card${request.wholeCards === 1 ? "" : "s"}`
    : `${request.memoryGiB} GiB and ${request.computePercent} % of a card`;
}

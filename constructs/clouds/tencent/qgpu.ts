import { IConstruct } from "constructs";
import { QGPU } from "../../../catalog/tencent/qgpu";
import { GpuCard, GpuRequest, GpuShare, GpuSharing, isWholeGpus } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { WHOLE_CARD_RESOURCE, wholeCards } from "../whole-cards";

/** Compute of cards: 100 is one card. */
const CORE_RESOURCE = "tke.cloud.tencent.com/qgpu-core";

/** Memory of cards, in GiB. */
const MEMORY_RESOURCE = "tke.cloud.tencent.com/qgpu-memory";

/** Labels that make TKE share the cards of a node. */
export function qgpuLabels(policy: Exclude<GpuSharing, "none">): Readonly<Record<string, string>> {
  return {
    "tke.cloud.tencent.com/qgpu-schedule-policy": policy,
    // Node selector of qGPU's own daemon, which the add-on does not set by itself.
    "qgpu-device-enable": "enable",
  };
}

/**
 * What a pod requests on a pool with these cards.
 *
 * @throws ConstructError when the pool cannot give exactly what is asked.
 * @see https://cloud.tencent.com/document/product/457/65734
 */
export function cardResources(
  scope: IConstruct,
  poolName: string,
  card: GpuCard,
  sharing: GpuSharing,
  request: GpuRequest,
): Readonly<Record<string, string>> {
  if (isWholeGpus(request)) {
    const cards = wholeCards(scope, poolName, card, request);
    // Where cards are shared, the plain device plugin does not offer them.
    return sharing === "none" ? { [WHOLE_CARD_RESOURCE]: `${cards}` } : { [CORE_RESOURCE]: `${100 * cards}` };
  }
  if (sharing === "none") {
    throw new ConstructError(
      scope,
      `pool '${poolName}' gives whole cards only: ask for wholeCards, or set gpuSharing; got a share of ${request.memoryGiB} GiB`,
    );
  }
  checkShare(scope, poolName, card, request);
  return { [CORE_RESOURCE]: `${request.computePercent}`, [MEMORY_RESOURCE]: `${request.memoryGiB}` };
}

function checkShare(scope: IConstruct, poolName: string, card: GpuCard, share: GpuShare): void {
  const step = QGPU.computeStepPercent;
  const { computePercent, memoryGiB } = share;
  if (computePercent < step || computePercent > 100 || computePercent % step !== 0) {
    throw new ConstructError(
      scope,
      `pool '${poolName}': computePercent must be from ${step} to 100 in steps of ${step}, got ${computePercent}`,
    );
  }
  const largest = QGPU.allocatableMemoryGiB(card);
  if (!Number.isInteger(memoryGiB) || memoryGiB < 1 || memoryGiB > largest) {
    throw new ConstructError(
      scope,
      `pool '${poolName}': memoryGiB must be a whole number from 1 to ${largest}, which is what pods get of one ${card.model}, got ${memoryGiB}`,
    );
  }
}

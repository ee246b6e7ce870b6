import { IConstruct } from "constructs";
import { QGPU } from "../../../catalog/tencent/card-sharing";
import { GpuCard, GpuRequest, GpuSharing, isWholeGpus } from "../../contracts";
import { checkShare } from "../card-share";
import { WHOLE_CARD_RESOURCE, wholeCards } from "../whole-cards";

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
    return sharing === "none"
      ? { [WHOLE_CARD_RESOURCE]: `${cards}` }
      : { [QGPU.resources.compute]: `${100 * cards}` };
  }
  checkShare(scope, poolName, card, sharing, QGPU, request);
  return {
    [QGPU.resources.compute]: `${request.computePercent}`,
    [QGPU.resources.memory]: `${request.memoryGiB}`,
  };
}

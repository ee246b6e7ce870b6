import { IConstruct } from "constructs";
import { QGPU } from "../../../catalog/tencent/card-sharing";
import { GpuSharing } from "../../contracts";
import { AskedCards, cardResources } from "../card-resources";

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
export function qgpuResources(scope: IConstruct, asked: AskedCards): Readonly<Record<string, string>> {
  const { compute, memory } = QGPU.resources;
  return cardResources(scope, {
    ...asked,
    rules: QGPU,
    share: ({ computePercent, memoryGiB }) => ({ [compute]: `${computePercent}`, [memory]: `${memoryGiB}` }),
    wholeOfShared: (cards) => ({ [compute]: `${100 * cards}` }),
  });
}

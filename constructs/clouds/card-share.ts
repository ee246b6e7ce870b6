import { IConstruct } from "constructs";
import { GpuSharingRules } from "../../catalog/gpu-sharing";
import { GpuCard, GpuShare, GpuSharing } from "../contracts";
import { ConstructError } from "../core/construct-error";

/**
 * Checks a share of a card of a pool.
 *
 * @throws ConstructError when the pool cannot give exactly what is asked.
 */
export function checkShare(
  scope: IConstruct,
  poolName: string,
  card: GpuCard,
  sharing: GpuSharing,
  rules: GpuSharingRules,
  share: GpuShare,
): void {
  if (sharing === "none") {
    throw new ConstructError(
      scope,
      `pool '${poolName}' gives whole cards only: ask for wholeCards, or set gpuSharing; got a share of ${share.memoryGiB} GiB`,
    );
  }
  const step = rules.computeStepPercent;
  const { computePercent, memoryGiB } = share;
  if (computePercent < step || computePercent > 100 || computePercent % step !== 0) {
    throw new ConstructError(
      scope,
      `pool '${poolName}': computePercent must be from ${step} to 100 in steps of ${step}, got ${computePercent}`,
    );
  }
  const largest = rules.allocatableMemoryGiB(card);
  if (!Number.isInteger(memoryGiB) || memoryGiB < 1 || memoryGiB > largest) {
    throw new ConstructError(
      scope,
      `pool '${poolName}': memoryGiB must be a whole number from 1 to ${largest}, which is what pods get of one ${card.model}, got ${memoryGiB}`,
    );
  }
}

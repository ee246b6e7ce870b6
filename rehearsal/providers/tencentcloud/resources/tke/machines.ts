import { tkeAllocatable } from "../../../../../catalog/tencent/allocatable";
import { tencentInstanceType } from "../../../../../catalog/tencent/instance-types";
import { QGPU } from "../../../../../catalog/tencent/card-sharing";
import { InstanceType } from "../../../../../catalog/instance-type";
import { NodeSpec } from "../../../../cluster/control-plane";
import { Machine } from "../../../cloud/pools/machine";
import { nodeQuantities, placeLabels } from "../../../cloud/pools/node-quantities";
import { apiError } from "../../api-error";

/** Label of nodes whose cards are shared. */
export const QGPU_POLICY_LABEL = "tke.cloud.tencent.com/qgpu-schedule-policy";

/**
 * What is known of a machine type. One that the catalog does not know gets what its name says: families differ
 * in the CPUs of a size, so those are an estimate; a card nobody knows is not guessed.
 *
 * @throws OperationError when the name says nothing
 */
export function machineType(name: string): InstanceType {
  const known = tencentInstanceType(name);
  if (known !== undefined) return known;
  const parts = /^([A-Z][A-Za-z0-9]*)\.(SMALL|MEDIUM|(\d*)X?LARGE)(\d+)$/.exec(name);
  const memoryGiB = Number(parts?.[4]);
  if (parts === null || memoryGiB === 0) {
    throw apiError("InvalidParameter.Param", `The instance type \`${name}\` does not exist.`);
  }
  const size = parts[2] ?? "";
  const vcpu =
    size === "SMALL" ? 1 : size === "MEDIUM" ? 2 : size === "LARGE" ? 4 : 4 * Number(parts[3] || 1);
  return { name, vcpu, memoryGiB, managedPool: true, shareable: false };
}

/** The node that a machine becomes. */
export function nodeOf(machine: Machine): NodeSpec {
  const type = machineType(machine.instanceType);
  return {
    name: machine.name,
    labels: {
      ...placeLabels(machine),
      "tke.cloud.tencent.com/nodepool-id": machine.poolId,
      ...machine.labels,
    },
    taints: machine.taints,
    ...nodeQuantities(type, tkeAllocatable(type), machine.systemDiskGiB, cardQuantities(type, machine)),
  };
}

/**
 * Cards are whole, or shared by percent and GiB once label and add-on are there; never both. Of a shared card's
 * memory pods can get less than it is sold with.
 */
function cardQuantities(
  { gpu, shareable }: InstanceType,
  { labels, sharesCards }: Machine,
): Pick<NodeSpec, "capacity" | "allocatable"> {
  if (gpu === undefined) return { capacity: {}, allocatable: {} };
  if (!(shareable && sharesCards && labels[QGPU_POLICY_LABEL] !== undefined)) {
    const whole = { "nvidia.com/gpu": String(gpu.perNode) };
    return { capacity: whole, allocatable: whole };
  }
  const shares = (memoryGiB: number): Readonly<Record<string, string>> => ({
    [QGPU.resources.compute]: String(100 * gpu.perNode),
    [QGPU.resources.memory]: String(memoryGiB * gpu.perNode),
  });
  return { capacity: shares(gpu.memoryGiB), allocatable: shares(QGPU.allocatableMemoryGiB(gpu)) };
}

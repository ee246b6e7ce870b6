import { ackAllocatable } from "../../../../../catalog/alibaba/allocatable";
import { CARD_COUNT_LABEL, CGPU } from "../../../../../catalog/alibaba/card-sharing";
import { alibabaInstanceType } from "../../../../../catalog/alibaba/instance-types";
import { InstanceType } from "../../../../../catalog/instance-type";
import { NodeSpec } from "../../../../cluster/control-plane";
import { Machine } from "../../../cloud/pools/machine";
import { nodeQuantities, placeLabels } from "../../../cloud/pools/node-quantities";
import { apiError } from "../../api-error";

/** Label of nodes that says how their cards are given to pods. */
export const SCHEDULE_LABEL = "ack.node.gpu.schedule";

/** Values of `ack.node.gpu.schedule` with which pods take memory, and those with which they take compute too. */
const SHARES_MEMORY: ReadonlySet<string> = new Set(["share", "cgpu", "core_mem"]);
const SHARES_COMPUTE: ReadonlySet<string> = new Set(["core_mem"]);

/** A machine of a node pool; whether it shares cards is decided by the edition: clusters of the Pro ones can. */
export interface AckMachine extends Machine {
  readonly clusterId: string;

  /** Whether the pool grows and shrinks by itself. */
  readonly autoscaled: boolean;
}

/** GiB of main memory for each CPU, by the letter that a family's name begins with. */
const MEMORY_PER_CPU: Readonly<Record<string, number>> = { c: 2, g: 4, r: 8, u: 4 };

/**
 * What is known of a machine type. One that the catalog does not know gets what its name says; a card nobody knows is not
 * guessed.
 *
 * @throws OperationError when the name says nothing
 */
export function machineType(name: string): InstanceType {
  const known = alibabaInstanceType(name);
  if (known !== undefined) return known;
  const parts = /^ecs\.([a-z])[a-z0-9-]*\.(?:(large)|(\d*)xlarge)$/.exec(name);
  const perCpu = MEMORY_PER_CPU[parts?.[1] ?? ""];
  if (parts === null || perCpu === undefined) {
    const message = `The instance type \`${name}\` does not exist.`;
    throw apiError("CreateClusterNodePool", "InvalidInstanceType.ValueNotSupported", message);
  }
  const vcpu = parts[2] === "large" ? 2 : 4 * Number(parts[3] || 1);
  return { name, vcpu, memoryGiB: vcpu * perCpu, managedPool: true, shareable: false };
}

/** The node that a machine becomes. */
export function nodeOf(machine: AckMachine): NodeSpec {
  const type = machineType(machine.instanceType);
  const cards = cardQuantities(type, machine);
  return {
    name: machine.name,
    labels: {
      "ack.aliyun.com": machine.clusterId,
      "alibabacloud.com/nodepool-id": machine.poolId,
      "topology.diskplugin.csi.alibabacloud.com/zone": machine.zone,
      ...placeLabels(machine),
      ...(machine.autoscaled ? { "k8s.aliyun.com": "true" } : {}),
      ...cardLabels(type),
      ...machine.labels,
    },
    taints: machine.taints,
    ...nodeQuantities(type, ackAllocatable(type), machine.systemDiskGiB, {
      capacity: cards,
      allocatable: cards,
    }),
  };
}

function cardLabels({ gpu }: InstanceType): Readonly<Record<string, string>> {
  if (gpu === undefined) return {};
  return {
    [CARD_COUNT_LABEL]: String(gpu.perNode),
    "aliyun.accelerator/nvidia_name": `NVIDIA-${gpu.model}`,
  };
}

/**
 * Cards are whole, or shared by GiB and, in one mode, by percent; never both. The component that shares them reports what
 * pods can get of a card, which is less than it is sold with.
 */
function cardQuantities(
  { gpu, shareable }: InstanceType,
  { labels, sharesCards }: Machine,
): Readonly<Record<string, string>> {
  if (gpu === undefined) return {};
  const mode = labels[SCHEDULE_LABEL] ?? "default";
  if (!shareable || !sharesCards || !SHARES_MEMORY.has(mode))
    return { "nvidia.com/gpu": String(gpu.perNode) };
  return {
    [CGPU.resources.memory]: String(CGPU.allocatableMemoryGiB(gpu) * gpu.perNode),
    ...(SHARES_COMPUTE.has(mode) ? { [CGPU.resources.compute]: String(100 * gpu.perNode) } : {}),
  };
}

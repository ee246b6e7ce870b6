import { Allocatable } from "../../../../catalog/allocatable";
import { InstanceType } from "../../../../catalog/instance-type";
import { NodeSpec } from "../../../cluster/control-plane";

type Quantities = Pick<NodeSpec, "capacity" | "allocatable">;

/** Share of the system disk that pods may use before kubelet evicts them. */
const DISK_FOR_PODS = 0.9;

/**
 * What a machine has as a node, and what of it pods can get.
 *
 * @param diskGiB size of the system disk: kubelet keeps there what pods write
 * @param cards what pods can get of its cards
 */
export function nodeQuantities(
  { vcpu, memoryGiB }: Pick<InstanceType, "vcpu" | "memoryGiB">,
  { milliCpu, memoryMiB }: Allocatable,
  diskGiB: number,
  cards: Quantities,
): Quantities {
  return {
    capacity: {
      cpu: String(vcpu),
      memory: `${memoryGiB}Gi`,
      "ephemeral-storage": `${diskGiB}Gi`,
      ...cards.capacity,
    },
    allocatable: {
      cpu: `${milliCpu}m`,
      memory: `${memoryMiB}Mi`,
      "ephemeral-storage": `${Math.floor(diskGiB * DISK_FOR_PODS)}Gi`,
      ...cards.allocatable,
    },
  };
}

/** Labels that say of a node what machine it is, and where. */
export function placeLabels(machine: {
  readonly instanceType: string;
  readonly region: string;
  readonly zone: string;
}): Readonly<Record<string, string>> {
  return {
    "beta.kubernetes.io/instance-type": machine.instanceType,
    "node.kubernetes.io/instance-type": machine.instanceType,
    "topology.kubernetes.io/region": machine.region,
    "topology.kubernetes.io/zone": machine.zone,
  };
}

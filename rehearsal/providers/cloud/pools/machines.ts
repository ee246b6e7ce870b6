import { ObjectValue } from "../../../plugin/value";
import { SimulatedCloud } from "../simulated-cloud";
import { textAt } from "../values";

/** Machines have no Terraform type of their own; this is what the store calls them. */
export const MACHINE = "machine";

/** The machines of a cluster, or of one pool, in the order in which they were started. */
export function machinesOf(
  cloud: SimulatedCloud,
  clusterId: string,
  poolId?: string,
): readonly ObjectValue[] {
  return cloud
    .list(MACHINE)
    .map(({ value }) => value)
    .filter(
      (machine) => machine["cluster"] === clusterId && (poolId === undefined || machine["pool"] === poolId),
    );
}

/**
 * Takes a machine out of its cluster and gives it back; nothing happens when that is done already.
 *
 * @param keep whether the machine runs on, as nobody's node
 */
export async function removeMachine(cloud: SimulatedCloud, name: string, keep = false): Promise<void> {
  const machine = cloud.find(MACHINE, name);
  if (machine === undefined) return;
  if (keep) cloud.patch(MACHINE, name, { cluster: "", pool: "" });
  else cloud.remove(MACHINE, name);
  const cluster = await cloud.world.clusters.byName(textAt(machine, "cluster"));
  const known = (await cluster?.nodes())?.some((node) => node.name === name) ?? false;
  if (known) await cluster?.removeNode(name);
}

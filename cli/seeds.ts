import { Command } from "commander";
import { loadEnvironments } from "../config";
import { Environment, isExistingNetwork, NodePoolConfig } from "../config/environment";
import { Seed, SeedNode } from "../rehearsal/seed";
import { Context } from "./context";
import { globalOptions } from "./options";

/** Processor, memory and disk of a node that an environment file says nothing more of; ample, so that only cards are scarce. */
const AMPLE = { cpu: "32", memory: "128Gi", "ephemeral-storage": "200Gi" } as const;

/** What the named environments expect to be there before any Terraform runs. */
export async function seedOf(
  context: Context,
  command: Command,
  names: readonly string[],
): Promise<readonly Seed[]> {
  return loadEnvironments(globalOptions(command, context).configFolder, names).map(seedFor);
}

/** What an environment expects to be there: the network it names, and the nodes of a cluster it does not make. */
export function seedFor(environment: Environment): Seed {
  const { cloud, network } = environment;
  if (cloud.kind === "local") {
    const pools = Object.entries(environment.nodePools);
    return { networks: [], nodes: pools.flatMap(([name, pool]) => nodesOf(name, pool)) };
  }
  if (network === undefined || !isExistingNetwork(network)) return { networks: [], nodes: [] };
  const { vpcId, subnetIds, podSubnetIds } = network;
  const { region, zone } = cloud;
  const all = [...new Set([...subnetIds, ...podSubnetIds])];
  return { networks: [{ vpcId, subnetIds: all, region, zone }], nodes: [] };
}

/** Nodes that may join a cluster which an environment does not make: up to the largest number of each pool. */
export function spareNodesFor({ cloud, nodePools }: Environment): readonly SeedNode[] {
  if (cloud.kind !== "local") return [];
  return Object.entries(nodePools).flatMap(([name, pool]) =>
    nodesOf(name, pool, pool.max).slice(nodesOf(name, pool).length),
  );
}

/** As many nodes as the pool always has unless told otherwise, and at least one. */
function nodesOf(
  poolName: string,
  { min, nodeSelector = {}, gpu }: NodePoolConfig,
  count = Math.max(1, min),
): SeedNode[] {
  const quantities: Record<string, string> = { ...AMPLE };
  if (gpu !== undefined) quantities["nvidia.com/gpu"] = String(gpu.perNode);
  return Array.from({ length: count }, (_, index) => ({
    name: `${poolName}-${index + 1}`,
    labels: { ...nodeSelector },
    taints: [],
    capacity: quantities,
    allocatable: quantities,
  }));
}

import { Command } from "commander";
import { CATALOGS } from "../catalog";
import { gpuCard } from "../catalog/gpu-slices";
import { loadEnvironments } from "../config";
import { Environment, isExistingNetwork, NodePoolConfig } from "../config/environment";
import { Seed, SeedNode } from "../rehearsal/seed";
import { Context } from "./context";
import { globalOptions } from "./options";
import { sliceLabels, WHOLE_CARDS } from "./rehearse/placement/card-slices";

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
  if (CATALOGS[cloud.kind].nodesExist === true) {
    const pools = Object.entries(environment.nodePools);
    return {
      networks: [],
      nodes: named(
        pools.flatMap(([name, pool]) => nodesOf(name, pool)),
        environment,
      ),
      storageClasses: storageClassesOf(environment),
      ...gatewaysOf(environment),
      ...(environment.addons.kedaNamespace === undefined ? {} : { definitions: ["keda"] }),
      ...("kubeconfig" in cloud
        ? { kubeconfigs: [{ paths: [cloud.kubeconfig], context: cloud.context }] }
        : {}),
    };
  }
  const isElsewhere = network === undefined || !isExistingNetwork(network) || !("region" in cloud);
  if (isElsewhere) return { networks: [], nodes: [] };
  const { vpcId, subnetIds, podSubnetIds } = network;
  const { region, zone } = cloud;
  const all = [...new Set([...subnetIds, ...podSubnetIds])];
  return { networks: [{ cloud: cloud.kind, vpcId, subnetIds: all, region, zone }], nodes: [] };
}

/** The nodes, of which the first of the workload's pool is the one that has the folders. */
function named(nodes: readonly SeedNode[], { diffusion, models, outputs }: Environment): SeedNode[] {
  const [node] = [models, outputs].flatMap(({ volume }) =>
    volume !== undefined && "hostPath" in volume && volume.hostPath.node !== undefined
      ? [volume.hostPath.node]
      : [],
  );
  const first = `${diffusion.gpu.pool}-1`;
  return nodes.map((one) => (node !== undefined && one.name === first ? { ...one, name: node } : one));
}

/** Storage classes that volumes of the environment come from, each once. */
function storageClassesOf({ models, outputs }: Environment): string[] {
  const names = [models, outputs].flatMap(({ volume }) =>
    volume !== undefined && "storageClass" in volume ? [volume.storageClass.name] : [],
  );
  return [...new Set(names)];
}

/** The Gateway that the workload's route is attached to, where it has one. */
function gatewaysOf({ ingress: { gateway } }: Environment): Pick<Seed, "gateways"> {
  if (gateway === undefined) return {};
  const { name, namespace, listener } = gateway;
  return { gateways: [{ name, namespace, listener }] };
}

/** Nodes that may join a cluster which an environment does not make: up to the largest number of each pool. */
export function spareNodesFor({ cloud, nodePools }: Environment): readonly SeedNode[] {
  if (CATALOGS[cloud.kind].nodesExist !== true) return [];
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
  const card = gpu && gpuCard(gpu);
  if (card !== undefined) {
    const { perNode, slices } = card;
    quantities[slices?.resource ?? WHOLE_CARDS] = String(perNode * (slices?.perCard ?? 1));
  }
  return Array.from({ length: count }, (_, index) => ({
    name: `${poolName}-${index + 1}`,
    labels: { ...nodeSelector, ...(card?.slices === undefined ? {} : sliceLabels(card.slices)) },
    taints: [],
    capacity: quantities,
    allocatable: quantities,
  }));
}

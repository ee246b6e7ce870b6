import { gpuCard } from "../catalog/gpu-slices";
import { Environment, NodePoolConfig, OutputsConfig, VolumeConfig } from "../config/environment";
import { FileSystemProps, ICluster, ILoadBalancer, INodePool, NodePoolProps } from "../constructs/contracts";
import { WayIn } from "../constructs/diffusion/access";
import { PlatformIngress, PlatformStack } from "./platform-stack";

/** Name of the pool that carries the cluster's own components. */
export const SYSTEM_POOL = "system";

/** The pools of an environment file as constructs take them: the system pool first, the others by name. */
export function nodePoolProps(pools: Readonly<Record<string, NodePoolConfig>>): NodePoolProps[] {
  return Object.entries(pools)
    .sort(([a], [b]) => Number(b === SYSTEM_POOL) - Number(a === SYSTEM_POOL) || (a < b ? -1 : 1))
    .map(([name, { min, max, gpu, ...pool }]) => ({
      ...pool,
      gpu: gpu && gpuCard(gpu),
      name,
      minNodes: min,
      maxNodes: max,
    }));
}

/** A file system of an environment file as constructs take it. */
export function fileSystemProps({
  volume,
  ...store
}: Pick<OutputsConfig, "sizeGiB" | "volume"> & Pick<FileSystemProps, "snapshots">): Pick<
  FileSystemProps,
  "sizeGiB" | "snapshots" | "existing"
> {
  return { ...store, existing: volume && existingVolume(volume) };
}

function existingVolume(volume: VolumeConfig): FileSystemProps["existing"] {
  if ("nfs" in volume) return { kind: "nfs", ...volume.nfs, mountOptions: [] };
  if ("hostPath" in volume) return { kind: "hostPath", ...volume.hostPath };
  const { name, accessMode } = volume.storageClass;
  return { kind: "storageClass", className: name, accessMode };
}

/**
 * The pool of that name.
 *
 * @throws Error when the cluster has none; a checked environment never names one.
 */
export function poolOf(cluster: ICluster, name: string): INodePool {
  const pool = cluster.nodePools.get(name);
  if (pool !== undefined) return pool;
  throw new Error(`node pool '${name}' does not exist; known: ${[...cluster.nodePools.keys()].join(", ")}`);
}

/**
 * What serves requests: the class or the Gateway that is named, or a controller behind the load balancer.
 *
 * @throws Error when there is none of them.
 */
export function ingressOf(
  loadBalancer: ILoadBalancer | undefined,
  { className, controller, gateway }: Environment["ingress"],
): PlatformIngress {
  if (gateway !== undefined) return { gateway };
  if (className !== undefined) return { className, controller };
  if (loadBalancer !== undefined) return { loadBalancer };
  throw new Error("an ingress controller needs a load balancer when no class or Gateway is named");
}

/**
 * What brings requests to the workload.
 *
 * @throws Error when an ingress has no certificate; a checked environment always names one.
 */
export function wayInOf(entry: PlatformStack["entry"], tlsSecretName: string | undefined): WayIn {
  if ("gateway" in entry) return entry;
  if (tlsSecretName !== undefined) return { ...entry, tlsSecretName };
  throw new Error("an ingress needs the secret with its certificate");
}

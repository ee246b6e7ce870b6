import { gpuCard } from "../catalog/gpu-slices";
import { NodePoolConfig, OutputsConfig, VolumeConfig } from "../config/environment";
import { FileSystemProps, ICluster, ILoadBalancer, INodePool, NodePoolProps } from "../constructs/contracts";

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
 * What serves the ingress: the class of that name, or a controller behind the load balancer.
 *
 * @throws Error when there is neither.
 */
export function ingressOf(
  loadBalancer: ILoadBalancer | undefined,
  className: string | undefined,
): { readonly className: string } | { readonly loadBalancer: ILoadBalancer } {
  if (className !== undefined) return { className };
  if (loadBalancer !== undefined) return { loadBalancer };
  throw new Error("an ingress controller needs a load balancer when no existing class is named");
}

import { CloudCatalog } from "../../catalog";
import { gpuCard } from "../../catalog/gpu-slices";
import { GpuCard } from "../../constructs/contracts/gpu";
import { Draft } from "../draft";
import { NodePoolConfig } from "../environment";

/** The cards on a node of a pool: what its machine type carries, or what is said of existing nodes. */
export function poolCard(pool: NodePoolConfig, catalog: CloudCatalog): GpuCard | undefined {
  return catalog.instanceTypes?.find(pool.instanceType ?? "")?.gpu ?? (pool.gpu && gpuCard(pool.gpu));
}

/** The pool the workload runs on, with its cards; undefined when one of them is not known. */
export function workloadPool(draft: Pick<Draft, "diffusion" | "nodePools">, catalog: CloudCatalog) {
  const request = draft.diffusion.gpu;
  const pool = request === undefined ? undefined : draft.nodePools[request.pool];
  const card = pool === undefined ? undefined : poolCard(pool, catalog);
  return request === undefined || pool === undefined || card === undefined
    ? undefined
    : { request, pool, card };
}

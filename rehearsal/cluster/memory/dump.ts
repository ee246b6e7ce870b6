import { RehearsalCluster } from "../control-plane";
import { MemoryCluster } from "./control-plane";
import { DumpedObject } from "./dump-state";

/** Every object of a cluster in memory, in the order in which they were made. @throws Error for other clusters. */
export function dumpObjects(cluster: RehearsalCluster): readonly DumpedObject[] {
  if (!(cluster instanceof MemoryCluster)) throw new Error(`cluster '${cluster.name}' is not one in memory`);
  return cluster.dump();
}

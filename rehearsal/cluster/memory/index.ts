export { MemoryCluster, memoryControlPlane, type MemoryControlPlaneOptions } from "./control-plane";
export { dumpObjects } from "./dump";
export { type DumpedObject } from "./dump-state";
export { addQuantities, canonicalQuantity, nanoOf, parseQuantity } from "./types/quantity";

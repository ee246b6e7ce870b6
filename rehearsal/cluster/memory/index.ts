export { MemoryCluster, memoryControlPlane } from "./control-plane";
export { dumpObjects, type DumpedObject } from "./dump";
export { addQuantities, canonicalQuantity, nanoOf, parseQuantity } from "./types/quantity";

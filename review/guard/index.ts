export type { Allowance } from "./allowance";
export { guardFindings } from "./guard";
export type { GuardedStack } from "./guard";
export { holdsOf } from "./holds";
export { Neighbours } from "./neighbours";
export { protectedBlocks } from "./program";
export type { ProtectedBlocks } from "./program";
export { movedBlock } from "./renames";

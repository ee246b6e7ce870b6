export type { Allowance } from "./allowance";
export { guardFindings } from "./guard";
export type { GuardedStack } from "./guard";
export { holdsOf } from "./holds";
export { Neighbours } from "./neighbours";
export { isProtected, protectedBlocks } from "./program";
export type { ProtectedBlocks } from "./program";

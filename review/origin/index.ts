export { Origins } from "./origins";
export type { SourceOf } from "./origins";
export { constructPathOf, constructPaths } from "./program";
export type { ConstructPaths } from "./program";

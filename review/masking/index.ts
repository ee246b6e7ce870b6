export type { Place, Places } from "./places";
export { Masker } from "./masker";
export { bare, isMask } from "./mask-text";

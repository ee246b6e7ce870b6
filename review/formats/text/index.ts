export { cut, visible } from "./visible";
export type { Literal, Words } from "./words";
export { between, code, count, joined, plain, prose, whole } from "./words";

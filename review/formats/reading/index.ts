export { merged } from "./merge";
export type { Report, StackLine } from "./report";
export { reportOfDrift } from "./drift";
export { reportOf } from "./report";
export type { Answer, DetailLine, Group, Mark, Row, Tone } from "./row";
export { toldLines } from "./told-lines";
export { changeWords, pathText, shownText, whereTheyDiffer } from "./values";
export { whereWords } from "./where";

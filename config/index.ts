export { environmentCosts } from "./cost-facts";
export type { EnvironmentCosts } from "./cost-facts";
export * from "./environment";
export { environmentName, readEnvironmentText } from "./environment-file";
export type { EnvironmentFile, ReadOptions } from "./environment-file";
export {
  listEnvironments,
  loadEnvironmentFile,
  loadEnvironments,
  readEnvironmentFile,
  readEnvironments,
} from "./load";
export { readPriceFile } from "./price-file";
export type { PriceFile } from "./price-file";
export { ConfigError, isConfigError } from "./problems/config-error";
export { formatProblem, formatProblems } from "./problems/format";
export type { ConfigPath, Location, Problem, Severity } from "./problems/problem";

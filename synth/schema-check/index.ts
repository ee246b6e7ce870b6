export { checkStack, typesWithoutSchema } from "./check-stack";
export { formatProblem } from "./problem";
export type { Problem, ProblemCode } from "./problem";
export { isFactsFile, isRecord, isSchemaFile } from "./schema";
export type { FactsFile, SchemaFile } from "./schema";
export { SchemaIndex } from "./schema-index";
export type { ProviderData } from "./schema-index";
export { trimmed } from "./trim";

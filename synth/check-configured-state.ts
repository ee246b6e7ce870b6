import { Environment } from "../config/environment";
import { stateBackendBlock } from "../stacks/state-backend";
import { SchemaCheckError } from "./check-synthesized";
import { checkStack, SchemaIndex } from "./schema-check";

/**
 * Checks the backends that environment files configure, for a synthesis that keeps its state elsewhere: what a rehearsal does not
 * use must still be right the day it is.
 *
 * @param index - schemas of the providers.
 * @throws SchemaCheckError with the problems of all environments.
 */
export function checkConfiguredState(environments: readonly Environment[], index: SchemaIndex): void {
  const problems = environments.flatMap(({ name, state }) => {
    const stack = `${name}-foundation`;
    const json = { terraform: { backend: stateBackendBlock(stack, state) } };
    return checkStack(json, index).map((problem) => ({ ...problem, stack }));
  });
  if (problems.length > 0) throw new SchemaCheckError(problems);
}

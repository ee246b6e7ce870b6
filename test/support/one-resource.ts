import { checkStack, formatProblem, Problem } from "../../synth/schema-check";
import { schemaIndex } from "./schema-index";

/** The problems of a stack with one resource, `<type>.it`, and nothing else. */
export function problemsOf(type: string, body: object): Problem[] {
  return checkStack({ resource: { [type]: { it: body } } }, schemaIndex());
}

/** The same as lines for people, without the address that all of them share. */
export function linesOf(type: string, body: object): string[] {
  return problemsOf(type, body).map((problem) => formatProblem(problem).replace(`${type}.it: `, ""));
}

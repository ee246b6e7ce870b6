import { closest, distance } from "fastest-levenshtein";
import { Tool } from "../../../rehearsal/toolbox/tool";
import { badInput } from "../../errors/known-error";

/** Name that stands for the definitions of custom resources, which are no program. */
export const DEFINITIONS = "definitions";

/** The names of programs among the names that were given. */
export function programNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== DEFINITIONS);
}

/** Says whether the definitions of custom resources are asked for: by their name, or with everything. */
export function asksForDefinitions(names: readonly string[]): boolean {
  return names.length === 0 || names.includes(DEFINITIONS);
}

/** The programs that were named, or these when none was. @throws KnownError for a name that no program has. */
export function chosenTools(
  names: readonly string[],
  all: readonly Tool[],
  otherwise: readonly Tool[],
): readonly Tool[] {
  if (names.length === 0) return otherwise;
  return names.map((name) => {
    const tool = all.find((one) => one.name === name);
    if (tool !== undefined) return tool;
    const known = [...all.map((one) => one.name), DEFINITIONS];
    const near = closest(name, known);
    const hint = distance(name, near) <= 3 ? ` (did you mean '${near}'?)` : "";
    throw badInput(`unknown program '${name}'; known: ${known.join(", ")}${hint}`);
  });
}

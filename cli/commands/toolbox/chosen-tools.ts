import { closest, distance } from "fastest-levenshtein";
import { Tool } from "../../../rehearsal/toolbox/tool";
import { badInput } from "../../errors/known-error";

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
    const known = all.map((one) => one.name);
    const near = closest(name, known);
    const hint = distance(name, near) <= 3 ? ` (did you mean '${near}'?)` : "";
    throw badInput(`unknown program '${name}'; known: ${known.join(", ")}${hint}`);
  });
}

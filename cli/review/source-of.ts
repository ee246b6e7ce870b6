import { EnvironmentFile } from "../../config";
import { SourceOf } from "../../review/origin";
import { configOrigin } from "../../stacks/config-fields";

/** Finds the lines of an environment file behind constructs. */
export function sourceOfEnvironment(
  { file, locate }: Pick<EnvironmentFile, "file" | "locate">,
  environment: string,
): SourceOf {
  const nowhere = locate(["", "nothing has this key"]);
  return (constructPath, attribute) => {
    if (!constructPath.startsWith(`${environment}-`)) return undefined;
    const origin = configOrigin(constructPath, attribute);
    if (origin?.kind !== "field") return undefined;
    const { line, column } = locate(origin.path);
    // What the file leaves to a default, with nothing around it, has no line.
    if (line === nowhere.line && column === nowhere.column) return undefined;
    return { file, line, column, field: origin.path.join(".") };
  };
}

import { Diagnostic } from "../../plugin/provider";
import { isListValue, isObjectValue, ObjectValue } from "../../plugin/value";

const GREATEST_NAME_LENGTH = 53;
const ALL_TYPES = ["auto", "string", "literal"];
const TYPES: Readonly<Record<string, readonly string[]>> = {
  set: ALL_TYPES,
  set_sensitive: ALL_TYPES,
  set_wo: ["auto", "string"],
};

/** What the provider itself checks in the configuration of a release; values that are not known yet pass. */
export function validateRelease(config: ObjectValue): readonly Diagnostic[] {
  const { name, set_wo_revision: revision } = config;
  const problems: Diagnostic[] = [];
  if (typeof name === "string" && (name.length < 1 || name.length > GREATEST_NAME_LENGTH)) {
    problems.push({
      severity: "error",
      summary: "Invalid Attribute Value Length",
      detail: `Attribute name string length must be between 1 and ${GREATEST_NAME_LENGTH}, got: ${name.length}`,
      attribute: ["name"],
    });
  }
  if (typeof revision === "number" && revision < 1) {
    problems.push({
      severity: "error",
      summary: "Invalid Attribute Value",
      detail: `Attribute set_wo_revision value must be at least 1, got: ${revision}`,
      attribute: ["set_wo_revision"],
    });
  }
  return [...problems, ...Object.keys(TYPES).flatMap((list) => validateTypes(config, list))];
}

function validateTypes(config: ObjectValue, list: string): readonly Diagnostic[] {
  const entries = config[list];
  const allowed = TYPES[list] ?? [];
  if (!isListValue(entries)) return [];
  return entries.flatMap((entry, index): Diagnostic[] => {
    const type = isObjectValue(entry) ? entry["type"] : undefined;
    if (typeof type !== "string" || allowed.includes(type)) return [];
    const known = allowed.map((one) => `"${one}"`).join(" ");
    return [
      {
        severity: "error",
        summary: "Invalid Attribute Value Match",
        detail: `Attribute ${list}[${index}].type value must be one of: [${known}], got: "${type}"`,
        attribute: [list, index, "type"],
      },
    ];
  });
}

import { Diagnostic } from "../../../plugin/provider";
import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { durationMilliseconds } from "../lifecycle/duration";

const REQUIRED = ["apiVersion", "kind", "metadata"];
const FORBIDDEN = ["status"];

/** Checks what can be checked of a manifest without a cluster. */
export function validateManifest(config: ObjectValue): readonly Diagnostic[] {
  const { manifest } = config;
  const found: Diagnostic[] = [];
  if (isObjectValue(manifest)) {
    for (const key of REQUIRED.filter((each) => !(each in manifest))) {
      found.push({
        severity: "error",
        summary: 'Attribute key missing from "manifest" value',
        detail: `'${key}' attribute key is missing from manifest configuration`,
        attribute: ["manifest", key],
      });
    }
    for (const key of FORBIDDEN.filter((each) => each in manifest)) {
      found.push({
        severity: "error",
        summary: 'Forbidden attribute key in "manifest" value',
        detail: `'${key}' attribute key is not allowed in manifest configuration`,
        attribute: ["manifest", key],
      });
    }
  }
  return [...found, ...timeoutProblems(config), ...waitProblems(config)];
}

function timeoutProblems(config: ObjectValue): readonly Diagnostic[] {
  const [block] = isListValue(config["timeouts"]) ? config["timeouts"] : [];
  if (!isObjectValue(block)) return [];
  return Object.entries(block).flatMap(([name, value]) => {
    if (typeof value !== "string" || durationMilliseconds(value) !== undefined) return [];
    return [
      {
        severity: "error",
        summary: `Error parsing timeout for "${name}"`,
        detail: `time: invalid duration ${JSON.stringify(value)}`,
        attribute: ["timeouts", name],
      },
    ];
  });
}

function waitProblems(config: ObjectValue): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const [block] = isListValue(config["wait"]) ? config["wait"] : [];
  const set = Object.entries(isObjectValue(block) ? block : {}).filter(
    ([, value]) => value !== null && !(isListValue(value) && value.length === 0),
  );
  if (set.length > 1) {
    const names = set.map(([name]) => name).join('", "');
    found.push({
      severity: "error",
      summary: "Invalid wait configuration",
      detail: `You may only set one of "${names}".`,
      attribute: ["wait"],
    });
  }
  if (config["wait_for"] !== null && config["wait_for"] !== undefined) {
    found.push({
      severity: "warning",
      summary: "Deprecated Attribute",
      detail: 'The "wait_for" attribute has been deprecated. Please use the "wait" block instead.',
      attribute: ["wait_for"],
    });
  }
  return found;
}

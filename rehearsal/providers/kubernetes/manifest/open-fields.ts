import { isDeepStrictEqual } from "node:util";
import { Diagnostic } from "../../../plugin/provider";
import { isListValue, isObjectValue, Value } from "../../../plugin/value";
import { atPath, ObjectPath } from "./object-path";

/**
 * Warnings for what has changed in parts of a manifest that the definition leaves open.
 *
 * @param open paths of these parts; `#` stands for every key, `-1` for every index
 */
export function openFieldWarnings(
  open: ReadonlySet<string>,
  before: Value | undefined,
  now: Value,
): readonly Diagnostic[] {
  return [...open].flatMap((typePath) => {
    const steps = typePath === "" ? [] : typePath.split(".");
    return pathsIn(now, steps)
      .filter((path) => isChanged(atPath(before, path), atPath(now, path)))
      .map((): Diagnostic => ({
        severity: "warning",
        summary: `The attribute path ${steps.map(goStep).join(".")} value's type is an x-kubernetes-preserve-unknown-field`,
        detail: "Changes to the type may cause some unexpected behavior.",
      }));
  });
}

function isChanged(before: Value | undefined, now: Value | undefined): boolean {
  return before !== undefined && before !== null && now !== undefined && !isDeepStrictEqual(before, now);
}

/** The paths of a value that a path of its type stands for. */
function pathsIn(value: Value, steps: readonly string[]): readonly ObjectPath[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [[]];
  const keys = step === "-1" ? indexesOf(value) : step === "#" ? namesOf(value) : [step];
  return keys.flatMap((key) => {
    const inner = atPath(value, [key]);
    return inner === undefined ? [] : pathsIn(inner, rest).map((path) => [key, ...path]);
  });
}

function indexesOf(value: Value): readonly number[] {
  return isListValue(value) ? value.map((_, index) => index) : [];
}

function namesOf(value: Value): readonly string[] {
  return isObjectValue(value) ? Object.keys(value) : [];
}

/** A step as the provider's library prints it. */
function goStep(step: string): string {
  if (step === "-1") return "ElementKeyInt(-1)";
  return step === "#" ? 'ElementKeyString("#")' : `AttributeName("${step}")`;
}

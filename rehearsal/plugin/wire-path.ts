import { WireDiagnostic, WirePath, WireStep } from "./protocol-messages";
import { AttributePath, Diagnostic } from "./provider";
import { Shape } from "./shape";

/** A path as the protocol has it. It ends before the members of a set, which have no address. */
export function wirePath(shape: Shape, path: AttributePath): WirePath {
  const steps: WireStep[] = [];
  let here: Shape | undefined = shape;
  for (const step of path) {
    if (here?.kind === "set") break;
    if (typeof step === "number") steps.push({ element_key_int: step });
    else if (here?.kind === "map") steps.push({ element_key_string: step });
    else steps.push({ attribute_name: step });
    here = inside(here, step);
  }
  return { steps };
}

/** Messages as the protocol has them. */
export function wireDiagnostics(
  diagnostics: readonly Diagnostic[],
  shape?: Shape,
): readonly WireDiagnostic[] {
  return diagnostics.map(({ severity, summary, detail = "", attribute }) => ({
    severity: severity === "error" ? 1 : 2,
    summary,
    detail,
    ...(attribute && shape && { attribute: wirePath(shape, attribute) }),
  }));
}

function inside(shape: Shape | undefined, step: string | number): Shape | undefined {
  if (shape?.kind === "object") return shape.fields.get(String(step))?.shape;
  if (shape?.kind === "list" || shape?.kind === "map") return shape.element;
  return shape?.kind === "tuple" ? shape.elements[Number(step)] : undefined;
}

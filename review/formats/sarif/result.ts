import { createHash } from "node:crypto";
import type { Location, Result } from "sarif";
import { Finding } from "../../model";
import { visible } from "../text";
import { levelOf, messageText } from "./message";

/**
 * A finding as a result. It is at its line of the environment file; without one at the beginning of its stack's program.
 *
 * @param ruleIndex place of its rule among the rules of the run
 * @param program path of the stack's program
 */
export function resultOf(finding: Finding, ruleIndex: number, program: string): Result {
  const { rule, severity, message, fix, waiver } = finding;
  return {
    ruleId: visible(rule),
    ruleIndex,
    level: levelOf(severity),
    message: { text: `${messageText(message)} ${messageText(fix)}` },
    locations: [locationOf(finding, program)],
    partialFingerprints: { "sdstackFinding/v1": fingerprintOf(finding) },
    ...(waiver === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification: `${messageText(waiver.reason)} (${visible(waiver.owner)}, until ${visible(waiver.expires)})`,
            },
          ],
        }),
  };
}

function locationOf(
  { source, address, constructPath, attribute, stack }: Finding,
  program: string,
): Location {
  const logical = [
    { fullyQualifiedName: visible(address ?? stack), kind: address === undefined ? "module" : "resource" },
    ...(constructPath === undefined
      ? []
      : [{ fullyQualifiedName: visible(constructPath), kind: "construct" }]),
    ...(attribute === undefined ? [] : [{ fullyQualifiedName: visible(attribute), kind: "property" }]),
  ];
  const region =
    source === undefined ? { startLine: 1 } : { startLine: source.line, startColumn: source.column };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(source?.file ?? program) }, region },
    logicalLocations: logical,
  };
}

/** A path as a relative reference: a step that looks like a scheme, and what no address may hold, are encoded. */
function uriOf(path: string): string {
  const wellFormed = path.replace(/\p{Cs}/gu, "\ufffd").replace(/\\/gu, "/");
  const encoded = wellFormed
    .split("/")
    .map((step) => encodeURIComponent(step))
    .join("/");
  return encoded.startsWith("//") ? `/.${encoded}` : encoded;
}

/** The same for the same finding in another run, also when lines above it were added. */
function fingerprintOf({ rule, stack, address, attribute }: Finding): string {
  const what = JSON.stringify([rule, stack, address ?? null, attribute ?? null]);
  return createHash("sha256").update(what).digest("hex").slice(0, 32);
}

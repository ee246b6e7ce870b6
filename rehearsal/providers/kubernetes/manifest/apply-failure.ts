import { Diagnostic } from "../../../plugin/provider";
import { ApiError } from "../api-client";
import { arrayOf, objectOf, textOf } from "../conversion/json";

/** What is told when the API server refuses a manifest. */
export function applyFailure(error: ApiError, id: string): readonly Diagnostic[] {
  if (error.status === 409) {
    return [
      {
        severity: "error",
        summary: `There was a field manager conflict when trying to apply the manifest for "${id}"`,
        detail:
          `The API returned the following conflict: ${JSON.stringify(error.message)}\n\n` +
          'You can override this conflict by setting "force_conflicts" to true in the "field_manager" block.',
      },
    ];
  }
  const { status, details } = error.body;
  const first: Diagnostic = {
    severity: "error",
    summary: `API response status: ${textOf(status)}`,
    detail: error.message,
  };
  if (details === undefined) return [first];
  const { group, kind, name, causes } = objectOf(details);
  const groupKind = textOf(group) === "" ? textOf(kind) : `${textOf(kind)}.${textOf(group)}`;
  return [
    first,
    { severity: "error", summary: `Kubernetes API Error: ${error.reason} ${groupKind} [${textOf(name)}]` },
    ...arrayOf(causes)
      .map(objectOf)
      .map((cause): Diagnostic => ({
        severity: "error",
        summary: textOf(cause["field"]),
        detail: textOf(cause["message"]),
      })),
  ];
}

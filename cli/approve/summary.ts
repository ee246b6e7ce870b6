import { visible } from "../../review/formats/text";
import { Approval } from "../../review/identity";
import { Review } from "../../review/model";
import { formatTable } from "../output/table";
import { Colors } from "../output/terminal";

/** What is approved, for a person. */
export function formatApproval(approval: Approval, review: Review, colors: Colors): string {
  const { environment = "", mode, digest, findings, expiresAt } = approval;
  const rows = review.stacks.map(({ name, status, digest: ofStack }) => [
    name,
    status.kind === "planned" ? countOf(review, name) : status.kind,
    ofStack ?? "not approved: it was not planned",
  ]);
  const table = formatTable({ head: ["stack", "changes", "digest"], rows }, colors);
  const told = findings.map(({ rule, severity, address, message, waived }) =>
    visible(
      `  ${severity}${waived ? ", waived" : ""} ${rule}${address === undefined ? "" : ` ${address}`}: ${message}`,
    ),
  );
  return [
    `${colors.bold(environment)}${mode === "destroy" ? ", to be destroyed" : ""}: ${review.verdict}`,
    table.trimEnd(),
    ...(told.length === 0 ? ["no findings"] : [`findings (${String(told.length)}):`, ...told]),
    `digest ${digest}`,
    `counts until ${expiresAt}`,
    "",
  ].join("\n");
}

function countOf({ changes, outputs }: Review, stack: string): string {
  const counts = new Map<string, number>();
  for (const change of changes) {
    if (change.stack === stack) counts.set(change.action, (counts.get(change.action) ?? 0) + 1);
  }
  const ofOutputs = outputs.filter((output) => output.stack === stack).length;
  const parts = [...counts].map(([action, count]) => `${String(count)} ${action}`);
  if (ofOutputs > 0) parts.push(`${String(ofOutputs)} ${ofOutputs === 1 ? "output" : "outputs"}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

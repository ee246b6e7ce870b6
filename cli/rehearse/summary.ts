import { Made } from "../../rehearsal/run/made";
import { RehearsalReport } from "../../rehearsal/run/report";
import { formatTable } from "../output/table";
import { Colors } from "../output/terminal";

/** What was made besides nodes and pods, for a person: what waits, and the way in. */
export function formatMade({ waiting, addresses }: Made, colors: Colors): string {
  const parts: string[] = [];
  if (waiting.length > 0) {
    const rows = waiting.map(({ pod, reason }) => [pod, reason]);
    parts.push(formatTable({ head: ["waiting pod", "why"], rows }, colors));
  }
  if (addresses.length > 0) parts.push(`${colors.bold("address")}  ${addresses.join(", ")}\n`);
  return parts.map((part) => `\n${part}`).join("");
}

/** How each stack went, for a person. */
export function formatStacks({ stacks, leftovers }: RehearsalReport, colors: Colors): string {
  const seconds = (value: number | null): string => (value === null ? "–" : `${value.toFixed(1)} s`);
  const rows = stacks.map((stack) => [
    stack.name,
    String(stack.created),
    stack.secondPlanChanges === null ? "–" : String(stack.secondPlanChanges),
    seconds(stack.applySeconds),
    seconds(stack.planSeconds),
    seconds(stack.destroySeconds),
  ]);
  const total = stacks.reduce((sum, { created }) => sum + created, 0);
  const head = ["stack", "resources", "second plan changes", "apply", "plan", "destroy"];
  const table = formatTable({ head, rows, numeric: [1, 2, 3, 4, 5] }, colors);
  return `\n${table}${total} resources; left behind: ${leftovers.cloud} in the cloud, ${leftovers.kubernetes} in clusters, ${leftovers.machine} processes, ports and folders on this machine\n`;
}

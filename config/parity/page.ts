import { CATALOGS } from "../../catalog";
import { CLOUD_KINDS } from "../../constructs/contracts/cloud-kind";
import { ParityAnswer } from "../../catalog/parity";
import { parityRows } from ".";

const HEAD = `# What each cloud makes of an environment file

<!-- Made from catalog/*/parity.ts and config/parity by npm run generate:schema. Change the answers there. -->

One environment file means the same on every cloud. Where a cloud serves the same purpose by other means or within other
limits, its cell begins with **differently**; where it cannot serve it, the file is refused, with the line and the reason, and
its cell begins with **refused**. \`sdstack translate\` turns a file for one cloud into one for another and lists what it could
not carry.

`;

/** The page with every field of an environment file and what every cloud makes of it. */
export function parityPageText(): string {
  const head = ["Field", ...CLOUD_KINDS.map((kind) => CATALOGS[kind].title)];
  const rows = parityRows().map(({ field, cells }) => [
    `\`${field}\``,
    ...CLOUD_KINDS.map((kind) => words(cells.get(kind))),
  ]);
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${HEAD}${lines.join("\n")}\n`;
}

function words(cell: ParityAnswer | undefined): string {
  if (cell === undefined) return "nobody has said";
  return cell.honours === "same" ? cell.by : `**${cell.honours}**: ${cell.by}`;
}

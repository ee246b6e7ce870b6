import { ChartReport } from "../../rehearsal/run/chart-report";
import { formatTable } from "../output/table";
import { Colors } from "../output/terminal";

/** Which charts were real and which were recorded, for a person; nothing when there are none. */
export function formatCharts(charts: readonly ChartReport[], colors: Colors): string {
  if (charts.length === 0) return "";
  const rows = charts.map(({ chart, version, namespace, release, how, source, definitions }) => [
    `${chart} ${version}`,
    `${namespace}/${release}`,
    how === "recorded" ? colors.yellow(how) : how,
    source,
    String(definitions),
  ]);
  const head = ["chart", "release", "how", "from", "definitions"];
  const table = formatTable({ head, rows, numeric: [4] }, colors);
  const isRecorded = charts.some(({ how }) => how === "recorded");
  const note = isRecorded
    ? "recorded: the chart could not be reached, so its values and the definitions it is known to bring stand for it\n"
    : "";
  return `\n${table}${note}`;
}

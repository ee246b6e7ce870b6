import picocolors from "picocolors";
import { formatCharts } from "../../../cli/rehearse/charts";
import { ChartReport } from "../../../rehearsal/run/chart-report";

const PLAIN = picocolors.createColors(false);
const keda: ChartReport = {
  cluster: "cls-1",
  namespace: "keda",
  release: "scaler",
  chart: "keda",
  version: "2.21.0",
  how: "recorded",
  source: "https://kedacore.github.io/charts",
  definitions: 6,
};
const ours: ChartReport = { ...keda, chart: "ours", how: "installed by helm 3.22.0", source: "/x/ours" };

test("a chart is shown with its release, how it was dealt with, and where it is from", () => {
  const line = formatCharts([keda], PLAIN)
    .split("\n")
    .find((one) => one.includes("2.21.0"));
  expect(line?.split(/\s{2,}|│/).map((cell) => cell.trim())).toEqual(
    expect.arrayContaining([
      "keda 2.21.0",
      "keda/scaler",
      "recorded",
      "https://kedacore.github.io/charts",
      "6",
    ]),
  );
});

test("it is said what a recorded chart means, when there is one", () => {
  expect(formatCharts([ours, keda], PLAIN)).toContain("recorded: the chart could not be reached");
  expect(formatCharts([ours], PLAIN)).not.toContain("could not be reached");
});

test("nothing is shown when there are no charts", () => {
  expect(formatCharts([], PLAIN)).toBe("");
});

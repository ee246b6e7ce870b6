import { Cost, CostLine, MoneyRange, UnknownCost } from "../../model";
import { code, prose } from "../text";
import { difference, rangeChange } from "./money";
import { Row } from "./row";

const NOTHING: MoneyRange = { low: 0, high: 0 };

/** What each resource costs: where it changes first, the largest change before smaller ones, then what stays. */
export function costRows(cost: Cost): {
  readonly changing: readonly Row[];
  readonly staying: readonly Row[];
} {
  const changing = cost.lines.filter((line) => weight(line) > 0);
  const staying = cost.lines.filter((line) => weight(line) === 0);
  const heaviest = [...changing].sort((a, b) => weight(b) - weight(a) || compare(a.address, b.address));
  return {
    changing: heaviest.map((line) => lineRow(line, cost.currency)),
    staying: staying.map((line) => lineRow(line, cost.currency)),
  };
}

/** Something without a known price as a row. */
export function unknownCostRow(unknown: UnknownCost): Row {
  return {
    mark: "warn",
    label: "no known price",
    title: [code(unknown.address)],
    notes: () => [prose(unknown.why)],
    origin: unknown,
    details: () => [],
    likeness: () => JSON.stringify([unknown.stack, unknown.why]),
  };
}

function lineRow(line: CostLine, currency: string): Row {
  const { before = NOTHING, after = NOTHING } = line;
  const prices = line.prices.map(({ source, date }) => [code(source), " of ", code(date)]);
  return {
    mark: weight(line) === 0 ? "quiet" : after.high + after.low > before.high + before.low ? "warn" : "pass",
    label: difference(before, after, currency),
    title: [code(line.address)],
    notes: () => [
      prose(line.what),
      [`${rangeChange(before, after, currency)} a month`],
      ...(prices.length === 0
        ? []
        : [["price: ", ...prices.flatMap((price, i) => (i ? [", ", ...price] : price))]]),
    ],
    origin: line,
    details: () => [],
    likeness: () => JSON.stringify([line.stack, line.what, line.before, line.after, line.prices]),
  };
}

function weight({ before = NOTHING, after = NOTHING }: CostLine): number {
  return Math.abs(after.low - before.low) + Math.abs(after.high - before.high);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

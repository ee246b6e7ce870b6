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

/** What has no known price: a row for each resource, with everything of it that is not known. */
export function unknownCostRows(unknown: readonly UnknownCost[]): readonly Row[] {
  const resources = new Map<string, UnknownCost[]>();
  for (const each of unknown) {
    const key = `${each.stack} ${each.address}`;
    const all = resources.get(key);
    if (all === undefined) resources.set(key, [each]);
    else all.push(each);
  }
  return [...resources.values()].flatMap(([first, ...more]): Row[] => {
    if (first === undefined) return [];
    const reasons = [first, ...more].map(({ why }) => why);
    return [
      {
        mark: "warn",
        label: "no known price",
        title: [code(first.address)],
        notes: () => reasons.map((why) => prose(why)),
        origin: first,
        details: () => [],
        likeness: () => JSON.stringify([first.stack, reasons]),
      },
    ];
  });
}

function lineRow(line: CostLine, currency: string): Row {
  const { before = NOTHING, after = NOTHING } = line;
  const prices = line.prices.map(({ source, date }) => [...prose(source), " (", code(date), ")"]);
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

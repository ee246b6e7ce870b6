import { HOURS_PER_MONTH } from "../../../catalog";
import { Cost, Finding, Review } from "../../model";
import { count, prose } from "../text";
import { costRows, unknownCostRows } from "./cost-rows";
import { findingRow } from "./finding-row";
import { amount, costChanges, difference, rangeChange } from "./money";
import { Answer, Group, Row, Tone } from "./row";

/** What does it cost? Findings are those about cost that nobody has let pass, in their order. */
export function costAnswer({ cost }: Review, findings: readonly Finding[]): Answer {
  const found = findings.map(findingRow);
  const question = "What does it cost?";
  if (cost === undefined) {
    const answer = ["Not known: nothing here has a known price."];
    return {
      id: "cost",
      question,
      answer,
      short: "not known",
      tone: toneOf(findings),
      groups: groupOf(found),
    };
  }
  const { changing, staying } = costRows(cost);
  const unknown = unknownCostRows(cost.unknown);
  const images = cost.thousandImages === undefined ? [] : [imagesRow(cost.thousandImages, cost.currency)];
  return {
    id: "cost",
    question,
    answer: [sentences(cost).join(" ")],
    short: `${rangeChange(cost.before, cost.after, cost.currency)}${unknown.length === 0 ? "" : `, ${count(unknown.length, "unknown price")}`}`,
    tone: toneOf(findings, cost),
    groups: [
      ...groupOf([...found, ...changing, ...images]),
      ...groupOf(unknown, "Without a known price", true),
      ...groupOf(staying, "Costs what it did", true),
    ],
  };
}

function toneOf(findings: readonly Finding[], cost?: Cost): Tone {
  const exceeded = cost?.budget !== undefined && cost.budget.exceeded !== "no";
  if (exceeded || findings.some(({ severity }) => severity === "block")) return "bad";
  if (findings.length > 0) return "warn";
  if (cost === undefined) return "plain";
  const grows = cost.after.high > cost.before.high || cost.after.low > cost.before.low;
  return grows || cost.unknown.length > 0 ? "warn" : "good";
}

function groupOf(rows: readonly Row[], title?: string, folded = false): readonly Group[] {
  return rows.length === 0 ? [] : [{ rows, folded, ...(title === undefined ? {} : { title }) }];
}

type ImagesPrice = NonNullable<Cost["thousandImages"]>;

function imagesRow({ amount: price, assumptions }: ImagesPrice, currency: string): Row {
  return {
    mark: "note",
    label: "1000 images",
    title: [amount(price, currency)],
    notes: () => assumptions.map((assumption) => prose(assumption)),
    origin: {},
    details: () => [],
    likeness: () => "1000 images",
  };
}

function sentences(cost: Cost): readonly string[] {
  const { before, after, currency, budget } = cost;
  const unknown = unknownCostRows(cost.unknown);
  const now = rangeChange(before, after, currency);
  const said = [
    costChanges(cost)
      ? `${now} a month: ${difference(before, after, currency)}.`
      : `${now} a month, as before.`,
  ];
  if (before.low !== before.high || after.low !== after.high) {
    said.push(
      `The floor is what always runs, the smallest numbers of nodes and replicas for ${String(HOURS_PER_MONTH)} hours; the ceiling is the largest numbers of nodes.`,
    );
  }
  if (budget !== undefined) {
    const by = {
      no: "is kept",
      floor: "is exceeded even by the floor",
      ceiling: "is exceeded by the ceiling",
    };
    said.push(`The budget of ${amount(budget.monthly, currency)} ${by[budget.exceeded]}.`);
  }
  if (unknown.length > 0) {
    const are = unknown.length === 1 ? "is" : "are";
    said.push(
      `${count(unknown.length, "resource has", "resources have")} no known price and ${are} not in it.`,
    );
  }
  return said;
}

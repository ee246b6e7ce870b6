import { Cost, Finding, Review } from "../../model";
import { count, prose } from "../text";
import { costRows, unknownCostRow } from "./cost-rows";
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
  const images = cost.thousandImages === undefined ? [] : [imagesRow(cost.thousandImages, cost.currency)];
  return {
    id: "cost",
    question,
    answer: [sentences(cost).join(" ")],
    short: rangeChange(cost.before, cost.after, cost.currency),
    tone: toneOf(findings, cost),
    groups: [
      ...groupOf([...found, ...changing, ...images]),
      ...groupOf(cost.unknown.map(unknownCostRow), "Without a known price"),
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
  const { before, after, currency, budget, unknown } = cost;
  const now = rangeChange(before, after, currency);
  const said = [
    costChanges(cost)
      ? `${now} a month: ${difference(before, after, currency)}.`
      : `${now} a month, as before.`,
  ];
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
    said.push(`${count(unknown.length, "part has", "parts have")} no known price and ${are} not in it.`);
  }
  return said;
}

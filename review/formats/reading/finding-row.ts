import { Change, Check, Finding, OutputChange } from "../../model";
import { code, prose, Words } from "../text";
import { changeRow } from "./change-row";
import { Row } from "./row";
import { changeWords } from "./values";

const LABELS: Readonly<Record<Finding["severity"], string>> = {
  block: "blocks",
  warn: "warning",
  note: "note",
};

/** A finding as a row. */
export function findingRow(finding: Finding): Row {
  const { waiver, severity, rule } = finding;
  const { address, message } = finding;
  const about: Words[] = address === undefined || message.includes(address) ? [] : [[code(address)]];
  if (finding.attribute !== undefined) about.push(["attribute ", code(finding.attribute)]);
  return {
    mark: waiver === undefined ? severity : "waived",
    label: waiver === undefined ? LABELS[severity] : "waived",
    title: prose(finding.message),
    notes: () => [
      ...(waiver === undefined
        ? []
        : [
            [
              "let pass by ",
              code(waiver.owner),
              " until ",
              code(waiver.expires),
              ": ",
              ...prose(waiver.reason),
            ],
          ]),
      ...about,
      ["Fix: ", ...prose(finding.fix)],
      ["rule ", code(rule)],
    ],
    origin: finding,
    details: () => [],
    ...(finding.code === undefined ? {} : { code: finding.code }),
    likeness: () =>
      JSON.stringify([
        finding.stack,
        finding.code,
        rule,
        severity,
        finding.message,
        finding.fix,
        finding.attribute,
        waiver,
      ]),
  };
}

/** A finding about what goes, together with the change that takes it away. */
export function lossRow(finding: Finding, change: Change): Row {
  const [found, gone] = [findingRow(finding), changeRow(change)];
  // What it holds, and a reason that is no attribute, stand in the sentence already.
  const said =
    Number(change.holds !== undefined) +
    Number(change.reason !== undefined && !change.attributes.some((each) => each.forcesReplacement));
  return {
    ...found,
    label: `${found.label}: ${gone.label}`,
    notes: () => [...gone.notes().slice(said), ...found.notes()],
    details: gone.details,
    likeness: () => JSON.stringify([found.likeness(), gone.likeness()]),
  };
}

/** Whether a finding keeps the plan from being applied. */
export function blocks(finding: Finding): boolean {
  return finding.severity === "block" && finding.waiver === undefined;
}

/** A change of an output as a row. */
export function outputRow(output: OutputChange): Row {
  const { stack, name, action, before, after } = output;
  return {
    mark: action === "delete" ? "destroy" : action,
    label: action === "delete" ? "remove" : action,
    title: [code(name)],
    notes: () => [changeWords(before, after)],
    origin: { stack },
    details: () => [],
    likeness: () => JSON.stringify([stack, action, before, after]),
  };
}

const CHECK_MARKS = { pass: "pass", fail: "warn", error: "block", unknown: "note" } as const;
const CHECK_LABELS = { pass: "passes", fail: "fails", error: "error", unknown: "known after apply" } as const;

/** A check of the configuration as a row. */
export function checkRow(check: Check): Row {
  return {
    mark: CHECK_MARKS[check.status],
    label: CHECK_LABELS[check.status],
    title: [code(check.address)],
    notes: () => check.problems.map((problem) => prose(problem)),
    origin: { stack: check.stack },
    details: () => [],
    likeness: () => JSON.stringify([check.stack, check.status, check.problems]),
  };
}

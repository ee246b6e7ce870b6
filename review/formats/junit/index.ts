import { Check, Finding, Question, Review, StackReview, Undecided } from "../../model";
import { blocks } from "../reading/finding-row";
import { plain, prose } from "../text";
import { Element, xmlOf } from "./xml";

const QUESTIONS: readonly Question[] = ["data", "exposure", "cost", "reliability", "hygiene"];

/**
 * A review as JUnit XML, which every CI shows: a suite for each stack and question, a failure for each finding that
 * blocks. A question without findings is a test that passes.
 */
export function formatJunit(review: Review): string {
  const suites = [
    ...review.stacks.flatMap(planSuites),
    ...namesOf(review).flatMap((stack) => findingSuites(stack, review)),
    ...undecidedSuites(review.undecided ?? []),
    ...checkSuites(review.checks),
  ];
  const name = review.environment === undefined ? "plan review" : `plan review of ${review.environment}`;
  const sum = (key: string) => suites.reduce((total, { attributes }) => total + Number(attributes[key]), 0);
  return xmlOf({
    name: "testsuites",
    attributes: {
      name,
      tests: sum("tests"),
      failures: sum("failures"),
      errors: sum("errors"),
      skipped: sum("skipped"),
    },
    children: suites,
  });
}

/** Stacks that were planned, and any other that something was found in. */
function namesOf({ stacks, findings }: Review): readonly string[] {
  const planned = stacks.filter(({ status }) => status.kind === "planned").map(({ name }) => name);
  return [...new Set([...planned, ...findings.map(({ stack }) => stack)])];
}

function planSuites({ name, status }: StackReview): readonly Element[] {
  switch (status.kind) {
    case "planned":
      return [];
    case "waits":
      return [suite(name, [test("planned", name, [leaf("skipped", `waits for ${status.for.join(", ")}`)])])];
    case "failed":
      return [suite(name, [test("planned", name, [leaf("error", status.message)])])];
  }
}

function findingSuites(stack: string, review: Review): readonly Element[] {
  return QUESTIONS.map((question) => {
    const found = review.findings.filter((one) => one.stack === stack && one.question === question);
    const title = `${stack}: ${question}`;
    const tests = found.map((finding) => testOf(finding, title));
    return suite(title, tests.length === 0 ? [test("no finding", title, [])] : tests);
  });
}

function testOf(finding: Finding, suiteName: string): Element {
  const { rule, address, message, fix, waiver, source, severity } = finding;
  const place = source === undefined ? {} : { file: source.file, line: source.line };
  const text = `${plain(prose(message))} ${plain(prose(fix))}`;
  const outcome =
    waiver !== undefined
      ? leaf("skipped", `let pass by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`)
      : blocks(finding)
        ? { ...leaf("failure", message), text: `${text}${whereOf(finding)}` }
        : { name: "system-out", attributes: {}, text: `${severity}: ${text}${whereOf(finding)}` };
  return test(address === undefined ? rule : `${rule} ${address}`, suiteName, [outcome], place);
}

function whereOf({ address, constructPath, source }: Finding): string {
  const parts = [
    ...(address === undefined ? [] : [address]),
    ...(constructPath === undefined ? [] : [constructPath]),
    ...(source === undefined ? [] : [`${source.file}:${String(source.line)}`]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** Rules that could not decide everything: neither passed nor failed. */
function undecidedSuites(undecided: readonly Undecided[]): readonly Element[] {
  if (undecided.length === 0) return [];
  const name = "rules that could not decide before the apply";
  const tests = undecided.map(({ rule, title, places }) => {
    const where = [...new Set(places.map(({ address, stack }) => address ?? stack))].join(", ");
    return test(`${rule} ${title}`, name, [leaf("skipped", `known after apply: ${where}`)]);
  });
  return [suite(name, tests)];
}

function checkSuites(checks: readonly Check[]): readonly Element[] {
  if (checks.length === 0) return [];
  const tests = checks.map(({ stack, address, status, problems }) => {
    const why = problems.join(" ");
    switch (status) {
      case "pass":
        return test(address, stack, []);
      case "unknown":
        return test(address, stack, [leaf("skipped", "known after apply")]);
      // A check that does not pass blocks nothing: what does is a finding.
      case "fail":
        return test(address, stack, [leaf("skipped", `does not pass: ${why}`)]);
      case "error":
        return test(address, stack, [leaf("error", why)]);
    }
  });
  return [suite("checks of the configuration", tests)];
}

function suite(name: string, tests: readonly Element[]): Element {
  const number = (outcome: string) =>
    tests.filter(({ children = [] }) => children.some((child) => child.name === outcome)).length;
  return {
    name: "testsuite",
    attributes: {
      name,
      tests: tests.length,
      failures: number("failure"),
      errors: number("error"),
      skipped: number("skipped"),
    },
    children: tests,
  };
}

function test(name: string, classname: string, children: readonly Element[], place = {}): Element {
  return { name: "testcase", attributes: { name, classname, ...place }, children };
}

function leaf(name: string, message: string): Element {
  return { name, attributes: { message: plain(prose(message)) } };
}

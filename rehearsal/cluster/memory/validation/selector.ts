import { Fields, itemsAt, listAt, textAt, textMapAt } from "../json/tree";
import { Findings } from "./findings";
import { checkLabels } from "./metadata";
import { qualifiedNameProblems } from "./names";

const OPERATORS = ["DoesNotExist", "Exists", "In", "NotIn"];

/** Checks a label selector. */
export function checkSelector(findings: Findings, path: string, selector: Fields | undefined): void {
  if (selector === undefined) return;
  checkLabels(findings, `${path}.matchLabels`, textMapAt(selector, "matchLabels"));
  itemsAt(selector, "matchExpressions").forEach((expression, i) => {
    const at = `${path}.matchExpressions[${i}]`;
    const operator = textAt(expression, "operator") ?? "";
    const values = listAt(expression, "values").length;
    if ((operator === "In" || operator === "NotIn") && values === 0) {
      findings.required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'");
    }
    if ((operator === "Exists" || operator === "DoesNotExist") && values > 0) {
      findings.forbidden(
        `${at}.values`,
        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      );
    }
    if (!OPERATORS.includes(operator))
      findings.invalid(`${at}.operator`, operator, "not a valid selector operator");
    const key = textAt(expression, "key") ?? "";
    for (const problem of qualifiedNameProblems(key)) findings.invalid(`${at}.key`, key, problem);
  });
}

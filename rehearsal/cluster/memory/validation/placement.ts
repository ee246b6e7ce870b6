import { Fields, fieldsAt, itemsAt, listAt, numberAt, textAt, textMapAt } from "../json/tree";
import { Findings } from "./findings";
import { checkLabels } from "./metadata";
import { qualifiedNameProblems } from "./names";
import { checkSelector } from "./selector";

const NODE_OPERATORS = ["DoesNotExist", "Exists", "Gt", "In", "Lt", "NotIn"];
const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];
const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

/** Checks where a pod wants to be: node selector, affinity, tolerations, topology spread. */
export function checkPlacement(findings: Findings, path: string, spec: Fields): void {
  checkLabels(findings, `${path}.nodeSelector`, textMapAt(spec, "nodeSelector"));
  checkNodeAffinity(findings, `${path}.affinity.nodeAffinity`, fieldsAt(spec, "affinity", "nodeAffinity"));
  for (const kind of ["podAffinity", "podAntiAffinity"]) {
    checkPodAffinity(findings, `${path}.affinity.${kind}`, fieldsAt(spec, "affinity", kind));
  }
  itemsAt(spec, "tolerations").forEach((toleration, i) => {
    checkToleration(findings, `${path}.tolerations[${i}]`, toleration);
  });
  itemsAt(spec, "topologySpreadConstraints").forEach((constraint, i) => {
    checkSpread(findings, `${path}.topologySpreadConstraints[${i}]`, constraint);
  });
}

function checkNodeAffinity(findings: Findings, path: string, affinity: Fields | undefined): void {
  const required = fieldsAt(affinity, REQUIRED);
  if (required !== undefined) {
    const terms = itemsAt(required, "nodeSelectorTerms");
    if (terms.length === 0) {
      findings.required(`${path}.${REQUIRED}.nodeSelectorTerms`, "must have at least one node selector term");
    }
    terms.forEach((term, i) => {
      checkTerm(findings, `${path}.${REQUIRED}.nodeSelectorTerms[${i}]`, term);
    });
  }
  itemsAt(affinity, PREFERRED).forEach((preferred, i) => {
    checkWeight(findings, `${path}.${PREFERRED}[${i}]`, preferred);
    checkTerm(findings, `${path}.${PREFERRED}[${i}].preference`, fieldsAt(preferred, "preference") ?? {});
  });
}

function checkWeight(findings: Findings, path: string, preferred: Fields): void {
  const weight = numberAt(preferred, "weight") ?? 0;
  if (weight < 1 || weight > 100) findings.invalid(`${path}.weight`, weight, "must be in the range 1-100");
}

function checkTerm(findings: Findings, path: string, term: Fields): void {
  itemsAt(term, "matchExpressions").forEach((expression, i) => {
    const at = `${path}.matchExpressions[${i}]`;
    const operator = textAt(expression, "operator") ?? "";
    const values = listAt(expression, "values").length;
    if (!NODE_OPERATORS.includes(operator))
      findings.invalid(`${at}.operator`, operator, "not a valid selector operator");
    if ((operator === "In" || operator === "NotIn") && values === 0) {
      findings.required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'");
    }
    if ((operator === "Exists" || operator === "DoesNotExist") && values > 0) {
      findings.forbidden(
        `${at}.values`,
        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      );
    }
    if ((operator === "Gt" || operator === "Lt") && values !== 1) {
      findings.required(`${at}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'");
    }
    const key = textAt(expression, "key") ?? "";
    for (const problem of qualifiedNameProblems(key)) findings.invalid(`${at}.key`, key, problem);
  });
}

function checkPodAffinity(findings: Findings, path: string, affinity: Fields | undefined): void {
  const check = (at: string, term: Fields) => {
    checkSelector(findings, `${at}.labelSelector`, fieldsAt(term, "labelSelector"));
    if ((textAt(term, "topologyKey") ?? "") === "")
      findings.required(`${at}.topologyKey`, "can not be empty");
  };
  itemsAt(affinity, REQUIRED).forEach((term, i) => {
    check(`${path}.${REQUIRED}[${i}]`, term);
  });
  itemsAt(affinity, PREFERRED).forEach((preferred, i) => {
    checkWeight(findings, `${path}.${PREFERRED}[${i}]`, preferred);
    check(`${path}.${PREFERRED}[${i}].podAffinityTerm`, fieldsAt(preferred, "podAffinityTerm") ?? {});
  });
}

function checkToleration(findings: Findings, path: string, toleration: Fields): void {
  const operator = textAt(toleration, "operator") ?? "";
  const key = textAt(toleration, "key") ?? "";
  if (key === "" && operator !== "Exists") {
    findings.invalid(
      `${path}.operator`,
      operator,
      'operator must be Exists when `key` is empty, which means "match all values and all keys"',
    );
  }
  findings.oneOf(`${path}.operator`, operator === "" ? undefined : operator, ["Equal", "Exists"]);
  if (operator === "Exists" && (textAt(toleration, "value") ?? "") !== "") {
    findings.invalid(
      `${path}.operator`,
      textAt(toleration, "value") ?? "",
      "value must be empty when `operator` is 'Exists'",
    );
  }
  const effect = textAt(toleration, "effect") ?? "";
  if (effect !== "") findings.oneOf(`${path}.effect`, effect, EFFECTS);
  if (toleration["tolerationSeconds"] !== undefined && effect !== "NoExecute") {
    findings.invalid(`${path}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
  }
}

function checkSpread(findings: Findings, path: string, constraint: Fields): void {
  const skew = numberAt(constraint, "maxSkew") ?? 0;
  if (skew <= 0) findings.invalid(`${path}.maxSkew`, skew, "must be greater than zero");
  if ((textAt(constraint, "topologyKey") ?? "") === "")
    findings.required(`${path}.topologyKey`, "can not be empty");
  findings.oneOf(`${path}.whenUnsatisfiable`, textAt(constraint, "whenUnsatisfiable"), [
    "DoNotSchedule",
    "ScheduleAnyway",
  ]);
  checkSelector(findings, `${path}.labelSelector`, fieldsAt(constraint, "labelSelector"));
}

import { labelsOf, nameOf, namespaceOf } from "../json/object";
import { Fields, itemsAt, textAt, textMapAt, textsAt } from "../json/tree";
import { badRequest } from "./status";

/** Says whether something is chosen. */
export type Selector = (object: Fields) => boolean;

const OPERATOR = /^\s*([^\s=!,()]+)\s*(==|=|!=|in|notin|)\s*(.*)$/;

function requirement(text: string): (labels: Readonly<Record<string, string>>) => boolean {
  const negated = /^\s*!\s*(\S+)\s*$/.exec(text);
  if (negated !== null) return (labels) => labels[negated[1] ?? ""] === undefined;
  const match = OPERATOR.exec(text);
  const [, key = "", operator = "", rest = ""] = match ?? [];
  if (match === null || key === "")
    throw badRequest(`unable to parse requirement: found '${text}', expected: identifier`);
  const values = rest
    .replace(/^\(|\)\s*$/g, "")
    .split(",")
    .map((value) => value.trim());
  if (operator === "") return (labels) => labels[key] !== undefined;
  if (operator === "!=") return (labels) => labels[key] !== values[0];
  if (operator === "notin") return (labels) => !values.includes(labels[key] ?? "\0");
  return (labels) => labels[key] !== undefined && values.includes(labels[key]);
}

/** Understands a `labelSelector` parameter. @throws ApiError when it cannot be read. */
export function labelSelector(text: string | undefined): Selector {
  if (text === undefined || text === "") return () => true;
  const requirements = text.split(/,(?![^(]*\))/).map(requirement);
  return (object) => {
    const labels = labelsOf(object);
    return requirements.every((matches) => matches(labels));
  };
}

/** Understands a `fieldSelector` parameter: name, namespace, and any other field by its path. */
export function fieldSelector(text: string | undefined): Selector {
  if (text === undefined || text === "") return () => true;
  const terms = text.split(",").map((term) => {
    const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(term);
    if (match === null) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
    const [, path = "", operator, value] = match;
    return { path, wanted: operator !== "!=", value };
  });
  return (object) => terms.every(({ path, wanted, value }) => (fieldText(object, path) === value) === wanted);
}

function fieldText(object: Fields, path: string): string {
  if (path === "metadata.name") return nameOf(object);
  if (path === "metadata.namespace") return namespaceOf(object);
  return textAt(object, ...path.split(".")) ?? "";
}

/** Says whether labels fit a `LabelSelector`; an empty one fits everything, an absent one nothing. */
export function selects(selector: Fields | undefined, labels: Readonly<Record<string, string>>): boolean {
  if (selector === undefined) return false;
  const exact = Object.entries(textMapAt(selector, "matchLabels"));
  return (
    exact.every(([key, value]) => labels[key] === value) &&
    itemsAt(selector, "matchExpressions").every((expression) => expressionFits(expression, labels))
  );
}

/** Says whether labels fit one expression of a label or node selector. */
export function expressionFits(expression: Fields, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[textAt(expression, "key") ?? ""];
  const values = textsAt(expression, "values");
  switch (textAt(expression, "operator") ?? "") {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
      return value !== undefined && Number(value) > Number(values[0]);
    case "Lt":
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

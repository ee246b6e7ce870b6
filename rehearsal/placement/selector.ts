import { isJsonObject } from "../cluster/json";
import { at, Json, JsonObject, listAt, textAt } from "../run/json";

/** Says whether a label selector chooses something with these labels; an empty one chooses everything. */
export function selects(selector: Json | undefined, labels: JsonObject): boolean {
  if (!isJsonObject(selector)) return false;
  const wanted = at(selector, "matchLabels");
  const exact = Object.entries(isJsonObject(wanted) ? wanted : {});
  return (
    exact.every(([key, value]) => labels[key] === value) &&
    listAt(selector, "matchExpressions").every((expression) => holds(expression, labels))
  );
}

function holds(expression: Json, labels: JsonObject): boolean {
  const value = labels[textAt(expression, "key") ?? ""];
  const isListed = value !== undefined && listAt(expression, "values").includes(value);
  switch (textAt(expression, "operator") ?? "") {
    case "In":
      return isListed;
    case "NotIn":
      return !isListed;
    case "Exists":
      return value !== undefined;
    default:
      return value === undefined;
  }
}

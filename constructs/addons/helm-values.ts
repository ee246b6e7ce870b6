import { Fn, Token } from "cdktf";
import { fnLiteral, tfLiteral } from "../core/literals";

/** A value of a chart, as YAML and JSON know it. Text may be a token. */
export type HelmValue = string | number | boolean | null | readonly HelmValue[] | HelmValues;

/** Values of a chart. */
export interface HelmValues {
  readonly [key: string]: HelmValue;
}

/**
 * The text to give to a release as its values: JSON, which is YAML too. Values that are not known before the apply are
 * encoded by Terraform, so that a quote within them cannot break the text.
 */
export function helmValues(values: HelmValues): string {
  return hasToken(values) ? Fn.jsonencode(quoted(values)) : tfLiteral(JSON.stringify(values, null, 2));
}

function hasToken(value: HelmValue): boolean {
  if (typeof value !== "object" || value === null) return Token.isUnresolved(value);
  return Object.values(value).some(hasToken);
}

function quoted(value: HelmValue): HelmValue {
  if (typeof value === "string") return fnLiteral(value);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(quoted);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, quoted(item)]));
}

function isList(value: readonly HelmValue[] | HelmValues): value is readonly HelmValue[] {
  return Array.isArray(value);
}

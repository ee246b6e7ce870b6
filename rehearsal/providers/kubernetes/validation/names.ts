import {
  labelProblems,
  labelValueProblems,
  pathSegmentProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../../../cluster/memory/validation/names";
import { entries, named, Rule, text } from "./rule";

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The name of an object. */
export const NAME: Rule = named(subdomainProblems);

/** What the API makes a name from. */
export const NAME_PREFIX: Rule = named((value) => labelProblems(value.replace(/-$/, "a")));

/** The name of a role or a binding. */
export const ROLE_NAME: Rule = named(pathSegmentProblems);

/** The name of a machine. */
export const HOST_NAME: Rule = text(labelProblems);

/** Labels. */
export const LABELS: Rule = entries((name, value, key) => [
  ...qualifiedNameProblems(name).map((problem) => `${key} (${JSON.stringify(name)}) ${problem}`),
  ...labelValueProblems(value).map((problem) => `${key} (${JSON.stringify(value)}) ${problem}`),
]);

/** Annotations. */
export const ANNOTATIONS: Rule = entries((name, _, key) =>
  qualifiedNameProblems(name.toLowerCase()).map((problem) => `${key} (${JSON.stringify(name)}) ${problem}`),
);

/** A map of base64. */
export const BASE64_MAP: Rule = entries((name, value) =>
  BASE64.test(value.replace(/[\r\n]/g, ""))
    ? []
    : [`${name} (${JSON.stringify(value)}) ${name}: must be a base64-encoded string`],
);

/** A path inside a volume. */
export const INNER_PATH: Rule = text((value, key) => {
  if (value.startsWith("/")) return ["must be a relative path"];
  if (value.split("/").includes("..")) return [`"${key}" must not contain ".."`];
  return value.startsWith("..") ? [`"${key}" must not start with ".."`] : [];
});

/** Anything but white space. */
export const NOT_BLANK: Rule = text((value, key) =>
  value.trim() === "" ? [`expected "${key}" to not be an empty string or whitespace`] : [],
);

/** What fits an expression. */
export function fits(expression: string): Rule {
  const pattern = new RegExp(expression);
  return text((value, key) =>
    pattern.test(value)
      ? []
      : [`expected value of ${key} to match regular expression "${expression}", got ${value}`],
  );
}

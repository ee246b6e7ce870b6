import { Value } from "../../../plugin/value";

/** Says in the provider's words what is wrong with a value at a key such as `spec.0.replicas`. */
export type Rule = (value: Value, key: string) => readonly string[];

/** A rule of texts. */
export function text(check: (value: string, key: string) => readonly string[]): Rule {
  return (value, key) => (typeof value === "string" ? check(value, key) : []);
}

/** A rule of numbers. */
export function number(check: (value: number, key: string) => readonly string[]): Rule {
  return (value, key) => (typeof value === "number" ? check(value, key) : []);
}

/** A rule of the entries of a map. */
export function entries(check: (name: string, value: string, key: string) => readonly string[]): Rule {
  return (value, key) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([name, each]) =>
      typeof each === "string" ? check(name, each, key) : [],
    );
  };
}

/** A rule whose findings name the key first. */
export function named(problems: (value: string) => readonly string[]): Rule {
  return text((value, key) => problems(value).map((problem) => `${key} ${problem}`));
}

/** One of these texts. */
export function oneOf(...allowed: readonly string[]): Rule {
  const list = allowed.map((each) => JSON.stringify(each)).join(" ");
  return text((value, key) =>
    allowed.includes(value) ? [] : [`expected ${key} to be one of [${list}], got ${value}`],
  );
}

/** Both rules have to find something for either to count. */
export function either(first: Rule, second: Rule): Rule {
  return (value, key) => {
    const found = first(value, key);
    const others = second(value, key);
    return found.length > 0 && others.length > 0 ? [...found, ...others] : [];
  };
}

import { BlockProblems } from "./problem";
import { isRecord } from "./schema";
import { hasExpression } from "./template";
import { TypeFacts } from "./type-facts";

type Presence = "absent" | "set" | "perhaps";

/** Checks what attributes demand of each other: never together, only together, exactly one, at least one. */
export function checkRelations(
  body: Readonly<Record<string, unknown>>,
  facts: TypeFacts,
  problems: BlockProblems,
): void {
  const reported = new Set<string>();
  for (const [path, fact] of facts.relations) {
    if (!blockExists(body, path)) continue;
    const presence = presenceOf(body, path.split("."));
    const once = (key: string, report: () => void): void => {
      if (!reported.has(key)) report();
      reported.add(key);
    };
    if (presence === "set") {
      for (const other of (fact.conflictsWith ?? []).map(withoutIndexes)) {
        // Schemas that are used at several places name the outermost one everywhere; only neighbours are compared.
        if (
          other === path ||
          parentOf(other) !== parentOf(path) ||
          presenceOf(body, other.split(".")) !== "set"
        )
          continue;
        once(`conflict ${[path, other].sort().join(" ")}`, () =>
          problems.add("conflicting-attributes", path, `cannot be set together with ${other}`),
        );
      }
      const partners = group(path, fact.requiredWith);
      const missing = partners.filter((other) => presenceOf(body, other.split(".")) === "absent");
      if (missing.length > 0) problems.add("attributes-together", path, `needs ${missing.join(", ")} too`);
    }
    checkChoice(body, group(path, fact.exactlyOneOf), "exactly one", once, problems);
    checkChoice(body, group(path, fact.atLeastOneOf), "at least one", once, problems);
  }
}

function checkChoice(
  body: Readonly<Record<string, unknown>>,
  paths: readonly string[],
  rule: "exactly one" | "at least one",
  once: (key: string, report: () => void) => void,
  problems: BlockProblems,
): void {
  if (paths.length === 0) return;
  const presences = paths.map((path) => presenceOf(body, path.split(".")));
  const set = presences.filter((presence) => presence === "set").length;
  const none = presences.every((presence) => presence === "absent");
  const tooMany = rule === "exactly one" && set > 1;
  if (!none && !tooMany) return;
  once(`${rule} ${paths.join(" ")}`, () =>
    problems.add(
      "attributes-together",
      paths[0] ?? "",
      `expected ${rule} of ${paths.join(", ")}, got ${set}`,
    ),
  );
}

/** The attribute and its partners, sorted, each once. Some providers leave the attribute itself out of the list. */
function group(path: string, partners: readonly string[] | undefined): string[] {
  if (partners === undefined) return [];
  return [...new Set([path, ...partners.map(withoutIndexes)])].sort();
}

function withoutIndexes(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}

function parentOf(path: string): string {
  return path.split(".").slice(0, -1).join(".");
}

function blockExists(body: Readonly<Record<string, unknown>>, path: string): boolean {
  const parents = path.split(".").slice(0, -1);
  return parents.length === 0 || presenceOf(body, parents) !== "absent";
}

/** Whether a value is set; of several blocks the first is meant, as in the provider's own paths. */
function presenceOf(body: Readonly<Record<string, unknown>>, path: readonly string[]): Presence {
  let value: unknown = body;
  for (const key of path) {
    const block: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof block === "string") return "perhaps";
    value = isRecord(block) ? block[key] : undefined;
    if (value === undefined || value === null) return "absent";
  }
  if (Array.isArray(value) && value.length === 0) return "absent";
  return typeof value === "string" && hasExpression(value) ? "perhaps" : "set";
}

import { parseAllDocuments } from "yaml";
import { isMask } from "../masking/mask-text";
import { MeaningChange } from "../model";
import { MaskedValue, PlanValue } from "../plan/value";
import { differences } from "./differences";
import { shownPair } from "./shown";
import { differingParts } from "./top-level-parts";
import { ABSENT, isPlanList, isPlanObject, memberOf, Part } from "./values";

/** Longer texts are compared as texts. */
const MAX_CHARACTERS = 300_000;

/**
 * What differs in the meaning of two texts that hold YAML or JSON: empty when nothing but their looks does; undefined when
 * one of them is no such document.
 */
export function meaningChanges(before: string, after: string): readonly MeaningChange[] | undefined {
  if (!mayHaveMeaning(before, after)) return undefined;
  const [leftText, rightText] = differingParts(before, after);
  const left = documentsOf(leftText);
  const right = left === undefined ? undefined : documentsOf(rightText);
  if (left === undefined || right === undefined) return undefined;
  const several = left.length > 1 || right.length > 1;
  return documentPairs(left, right).flatMap(({ before: old, after: new_, at }) =>
    differences(old, new_, { byName: true }).map((found) => {
      const [one, other] = shownPair(found.before, found.after);
      return { path: several ? [at, ...found.path] : found.path, before: one, after: other };
    }),
  );
}

/** Says soon whether two texts may hold documents. */
export function mayHaveMeaning(before: string, after: string): boolean {
  return mayBeDocument(before) && mayBeDocument(after);
}

function mayBeDocument(text: string): boolean {
  if (text.length > MAX_CHARACTERS) return false;
  return /^\s*[{[]/.test(text) || (text.includes("\n") && /^[ \t-]*["']?[^\s:#][^\n]*?:(\s|$)/m.test(text));
}

/** The documents of a text; undefined when it is none, or when the top of one is a mere text. */
function documentsOf(text: string): readonly PlanValue[] | undefined {
  const documents = jsonOf(text) ?? yamlOf(text);
  return documents?.every((each) => isPlanObject(each) || isPlanList(each)) === true ? documents : undefined;
}

function jsonOf(text: string): readonly PlanValue[] | undefined {
  // Long numbers would lose digits, which the other parser keeps.
  if (!/^\s*[{[]/.test(text) || /\d{16}/.test(text)) return undefined;
  try {
    return [valueOf(JSON.parse(text))];
  } catch {
    return undefined;
  }
}

function yamlOf(text: string): readonly PlanValue[] | undefined {
  try {
    const options = { merge: true, uniqueKeys: true, intAsBigInt: true, logLevel: "silent" } as const;
    const documents = parseAllDocuments(text, options);
    if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
    return documents.filter(({ contents }) => contents !== null).map((each) => valueOf(each.toJS()));
  } catch {
    // Aliases that multiply, or levels without end.
    return undefined;
  }
}

function valueOf(parsed: unknown): PlanValue {
  if (typeof parsed === "string") return isMask(parsed) ? new MaskedValue(parsed.slice(8, -1)) : parsed;
  if (typeof parsed === "number" || typeof parsed === "boolean") return parsed;
  if (typeof parsed === "bigint") {
    return parsed >= Number.MIN_SAFE_INTEGER && parsed <= Number.MAX_SAFE_INTEGER
      ? Number(parsed)
      : String(parsed);
  }
  if (Array.isArray(parsed)) return parsed.map(valueOf);
  if (typeof parsed !== "object" || parsed === null) return null;
  const entries = Object.entries(parsed).map(([name, value]) => [name, valueOf(value)] as const);
  return Object.fromEntries(entries);
}

interface DocumentPair {
  readonly before: Part;
  readonly after: Part;

  /** Position in the text where it still is. */
  readonly at: number;
}

/** Documents that are about the same thing, so that a new one in between does not make the rest look changed. */
function documentPairs(left: readonly PlanValue[], right: readonly PlanValue[]): readonly DocumentPair[] {
  const rest = new Map(identified(left));
  const pairs = [...identified(right)].map(([key, at]): DocumentPair => {
    const old = rest.get(key);
    rest.delete(key);
    return { before: old === undefined ? ABSENT : (left[old] ?? ABSENT), after: right[at] ?? ABSENT, at };
  });
  const gone = [...rest.values()].map((at): DocumentPair => ({
    before: left[at] ?? ABSENT,
    after: ABSENT,
    at,
  }));
  return [...pairs, ...gone];
}

/** Positions by what a document is about; those about the same are counted. */
function identified(documents: readonly PlanValue[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  return new Map(
    documents.map((document, at) => {
      const identity = identityOf(document);
      const count = counts.get(identity) ?? 0;
      counts.set(identity, count + 1);
      return [`${identity} ${count}`, at];
    }),
  );
}

function identityOf(document: PlanValue): string {
  if (!isPlanObject(document)) return "";
  const metadata = memberOf(document, "metadata");
  const parts = [memberOf(document, "apiVersion"), memberOf(document, "kind")];
  const names = isPlanObject(metadata) ? [memberOf(metadata, "namespace"), memberOf(metadata, "name")] : [];
  return JSON.stringify([...parts, ...names].map((part) => (typeof part === "string" ? part : null)));
}

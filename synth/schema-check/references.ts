import { endOfString, expressionsIn } from "./template";

/** A step from a resource into its value; `*` stands for an index that only Terraform knows. */
export type Step = string | number;

/** Something in an expression that names a resource or a data source of the same stack. */
export interface Reference {
  readonly data: boolean;
  readonly type: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

// What else an expression may begin with: these are not ours to look up.
const OTHER_ROOTS = new Set([
  "var",
  "local",
  "module",
  "each",
  "count",
  "self",
  "path",
  "terraform",
  "ephemeral",
]);
const IDENTIFIER = /[A-Za-z_][\w-]*/y;
const STEP = /\s*(?:\.\s*([A-Za-z_][\w-]*|\d+|\*)|\[\s*(?:(\d+)|"([^"\\]*)"|([^\]]*))\s*\])/y;

/** The resources and data sources that a text refers to. */
export function referencesIn(text: string): Reference[] {
  if (!text.includes("${") && !text.includes("%{")) return [];
  return expressionsIn(text).flatMap(({ source }) => referencesInExpression(source));
}

/** The reference that an address stands for, as in `depends_on`. */
export function referenceOf(address: string): Reference | undefined {
  return referencesInExpression(address)[0];
}

function referencesInExpression(source: string): Reference[] {
  const bound = boundNames(source);
  const found: Reference[] = [];
  for (let at = 0; at < source.length;) {
    const character = source[at] ?? "";
    if (character === '"') {
      const end = endOfString(source, at + 1);
      found.push(...referencesIn(source.slice(at + 1, end - 1)));
      at = end;
    } else if (/[A-Za-z_]/.test(character) && !/[\w.]/.test(source[at - 1] ?? "")) {
      const traversal = traversalAt(source, at);
      const isCall = /^\s*(\(|::)/.test(source.slice(traversal.end, traversal.end + 8));
      const root = traversal.root;
      if (!isCall && !bound.has(root) && !OTHER_ROOTS.has(root))
        found.push(...asReference(root, traversal.steps));
      // Indexes may hold expressions of their own.
      found.push(...traversal.indexes.flatMap(referencesInExpression));
      at = traversal.end;
    } else {
      at += 1;
    }
  }
  return found;
}

interface Traversal {
  readonly root: string;
  readonly steps: readonly Step[];
  readonly indexes: readonly string[];
  readonly end: number;
}

function traversalAt(source: string, start: number): Traversal {
  IDENTIFIER.lastIndex = start;
  const root = IDENTIFIER.exec(source)?.[0] ?? "";
  const steps: Step[] = [];
  const indexes: string[] = [];
  let end = start + root.length;
  for (;;) {
    STEP.lastIndex = end;
    const match = STEP.exec(source);
    if (match === null) return { root, steps, indexes, end };
    const [whole, name, number, key, other] = match;
    if (name !== undefined) steps.push(/^\d+$/.test(name) ? Number(name) : name);
    else if (number !== undefined) steps.push(Number(number));
    else if (key !== undefined) steps.push(key);
    else {
      steps.push("*");
      if (other !== undefined && other.trim() !== "*") indexes.push(other);
    }
    end += whole.length;
  }
}

function asReference(root: string, steps: readonly Step[]): Reference[] {
  const [type, name, rest] =
    root === "data" ? [steps[0], steps[1], steps.slice(2)] : [root, steps[0], steps.slice(1)];
  if (typeof type !== "string" || typeof name !== "string") return [];
  return [{ data: root === "data", type, name, steps: rest }];
}

/** Names that a `for` within the expression gives to the items of a collection. */
function boundNames(source: string): ReadonlySet<string> {
  const loops = source.matchAll(/\bfor\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\b/g);
  return new Set([...loops].flatMap(([, first, second]) => [first ?? "", second ?? ""]));
}

import { isMap, isPair, isScalar, isSeq, parseAllDocuments, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { childPlace, givenAsFlag, ORDINARY, Place, placesByPairs } from "./places";
import { Found } from "./secret-shapes";

/** Longer texts are looked at line by line only. */
const MAX_CHARACTERS = 1_000_000;

/** What a text must have for its parsing to be worth while. */
const WORTH_WHILE =
  /passw|passphrase|pwd|secret|token|key|credential|auth|connection|kube_?config|client-|user_?data|custom_?data/i;

/** A secret that stands at a place of a document. */
export interface SecretLeaf extends Found {
  /** What the document says there, without quotes and indentation. */
  readonly value: string;
}

/** Secrets within a text that is YAML or JSON, by the names they stand under. Nothing for other texts. */
export function secretLeaves(text: string): readonly SecretLeaf[] {
  if (text.length > MAX_CHARACTERS || !isStructured(text) || !WORTH_WHILE.test(text)) return [];
  const reader = new LeafReader(text);
  try {
    const options = { uniqueKeys: false, strict: false, logLevel: "silent", stringKeys: false } as const;
    for (const { contents } of parseAllDocuments(text, options)) {
      reader.read(contents, ORDINARY, 0);
    }
  } catch {
    // Not a document after all, or one nested too deep; its lines are looked at in any case.
  }
  return reader.found;
}

/** Whether a text may be a document of several lines, or one of JSON; what is on one line is found without parsing. */
function isStructured(text: string): boolean {
  const first = text.trimStart().charAt(0);
  if (first === "{" || first === "[") return true;
  return text.includes("\n") && text.includes(":") && /^[ \t-]*["']?[\w./-]+["']?:(\s|$)/m.test(text);
}

const MAX_DEPTH = 200;

class LeafReader {
  public readonly found: SecretLeaf[] = [];

  public constructor(private readonly text: string) {}

  public read(node: unknown, place: Place, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (isScalar(node)) this.readScalar(node, place);
    else if (isMap(node)) this.readMap(node, place, depth);
    else if (isSeq(node)) this.readSeq(node, place, depth);
  }

  private readMap(map: YAMLMap, place: Place, depth: number): void {
    const textOf = (name: string): string | undefined => plain(map.get(name, true));
    const special = placesByPairs(textOf);
    for (const { key, value } of map.items) {
      const name = plain(key);
      if (name === undefined) continue;
      this.read(value, special?.[name] ?? childPlace(name, place), depth + 1);
    }
  }

  private readSeq(seq: YAMLSeq, place: Place, depth: number): void {
    let before: string | undefined;
    for (const item of seq.items) {
      if (isPair(item)) continue;
      this.read(item, givenAsFlag(before) ? "secret" : place, depth + 1);
      before = plain(item);
    }
  }

  private readScalar({ range, value, type }: Scalar, place: Place): void {
    if (place === ORDINARY || range === undefined || range === null) return;
    if (typeof value !== "string" && typeof value !== "number") return;
    const said = String(value);
    let [start, end] = range;
    if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) {
      start += 1;
      end -= 1;
    }
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end -= 1;
    if (end > start && said !== "")
      this.found.push({ start, end, value: said, certain: !/^[~.]{0,2}\//.test(said) });
  }
}

function plain(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === "string" ? node.value : undefined;
}

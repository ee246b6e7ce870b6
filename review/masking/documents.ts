import { isMap, isPair, isScalar, isSeq, parseAllDocuments, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { jsonLeaves } from "./json-leaves";
import { childPlace, givenAsFlag, ORDINARY, Place, placesByPairs } from "./places";
import { isSecretName } from "./secret-names";
import { hasSecretWord, SecretLeaf } from "./secret-shapes";

/** Longer texts are looked at line by line only. */
const MAX_CHARACTERS = 1_000_000;

const MAX_DEPTH = 200;

/** Secrets within a text that is YAML or JSON, by the names they stand under. Nothing for other texts. */
export function secretLeaves(text: string): readonly SecretLeaf[] {
  if (text.length > MAX_CHARACTERS || !isStructured(text) || !hasSecretWord(text)) return [];
  const json = jsonLeaves(text);
  if (json !== undefined) return json;
  const plain = plainLeaves(text);
  if (plain !== undefined) return plain;
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

/** A line that gives a value to a name, so that it is understood without parsing. */
const PLAIN_LINE =
  /^(?<before>(?<indent>[ \t-]*)(?<quote>["']?)(?<name>[\w./-]+)\k<quote>:[ \t]+)(?:(?<plain>[\w.+/=@%-]+)|"(?<double>[^"\\\n]*)"|'(?<single>[^'\n]*)')(?:[ \t]+#.*|[ \t]*)$/;

const TELLS_OF_NEIGHBOURS: ReadonlySet<string> = new Set(["kind", "name", "key"]);

/** The secrets of a text whose every line with the word of a secret is understood by itself; else undefined. */
function plainLeaves(text: string): readonly SecretLeaf[] | undefined {
  const found: SecretLeaf[] = [];
  const lines = text.split("\n");
  let offset = 0;
  for (const [at, line] of lines.entries()) {
    if (hasSecretWord(line)) {
      const groups = PLAIN_LINE.exec(line)?.groups;
      const { before = "", indent = "", name = "", plain: bare } = groups ?? {};
      const value = bare ?? groups?.["double"] ?? groups?.["single"] ?? "";
      const next = lines[at + 1] ?? "";
      const goesOn = next.trim() !== "" && indentOf(next) > indent.length;
      if (groups === undefined || goesOn) return undefined;
      // What tells of its neighbours: the kind of an object, the name beside a value.
      if (hasSecretWord(value) && TELLS_OF_NEIGHBOURS.has(name)) return undefined;
      const start = offset + before.length + (bare === undefined ? 1 : 0);
      if (value !== "" && isSecretName(name)) {
        found.push({ start, end: start + value.length, value, certain: true });
      }
    }
    offset += line.length + 1;
  }
  return found;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

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
    const textAt = (name: string): string | undefined => textOf(map.get(name, true));
    const special = placesByPairs(textAt);
    for (const { key, value } of map.items) {
      const name = textOf(key);
      if (name === undefined) continue;
      const there = special !== undefined && Object.hasOwn(special, name) ? special[name] : undefined;
      this.read(value, there ?? childPlace(name, place), depth + 1);
    }
  }

  private readSeq(seq: YAMLSeq, place: Place, depth: number): void {
    let before: string | undefined;
    for (const item of seq.items) {
      if (isPair(item)) continue;
      this.read(item, givenAsFlag(before) ? "secret" : place, depth + 1);
      before = textOf(item);
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
    if (end > start && said !== "") this.found.push({ start, end, value: said, certain: true });
  }
}

function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === "string" ? node.value : undefined;
}

import { isCollection, isMap, isNode, isSeq, Pair, parseDocument, stringify, YAMLMap } from "yaml";
import { ConfigPath } from "../problems/problem";

/** What may be written: it goes on the line of its key, in brackets where it has parts. */
export type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written };

interface Entry {
  readonly map: YAMLMap;
  readonly pair: Pair;
}

/** Says whether a key is written. */
export function hasKey(text: string, path: ConfigPath): boolean {
  return find(text, path) !== undefined;
}

/**
 * Replaces the value of a key; comments, order and spaces of the rest stay. Without the key it is added last to what
 * should hold it.
 */
export function setKey(text: string, path: ConfigPath, value: Written): string {
  const entry = find(text, path);
  if (entry === undefined) return addKey(text, path, value);
  const { value: present } = entry.pair;
  const range = isNode(present) ? present.range : undefined;
  const overLines = isCollection(present) && present.flow !== true;
  if (overLines || !range) return addKey(removeKey(text, path), path, value);
  // Nothing at all may follow the colon.
  return splice(text, range[0], range[1], `${range[0] === range[1] ? " " : ""}${flow(value)}`);
}

/** Takes a key away, with its value and the comment on its line; nothing happens when it is not there. */
export function removeKey(text: string, path: ConfigPath): string {
  const entry = find(text, path);
  if (entry === undefined) return text;
  const { map, pair } = entry;
  // A mapping without keys would be null: what held only this goes too.
  if (map.items.length === 1 && path.length > 1) return removeKey(text, path.slice(0, -1));
  const [start, end, whole] = extent(pair);
  if (map.flow !== true) return splice(text, lineStart(text, start), nextLine(text, whole), "");
  const last = map.items[map.items.length - 1] === pair;
  if (!last)
    return splice(
      text,
      start,
      start + (/^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0) + (end - start),
      "",
    );
  const before = /,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return splice(text, start - before, end, "");
}

function addKey(text: string, path: ConfigPath, value: Written): string {
  const parent = path.slice(0, -1);
  const key = String(path[path.length - 1]);
  const map = parent.length === 0 ? parseDocument(text).contents : find(text, parent)?.pair.value;
  if (!isMap(map)) {
    return parent.length === 0 ? `${text}${key}: ${flow(value)}\n` : setKey(text, parent, { [key]: value });
  }
  const last = map.items[map.items.length - 1];
  const line = `${flow(key)}: ${flow(value)}`;
  if (map.flow === true) {
    const at = last === undefined ? (map.range?.[0] ?? 0) + 1 : extent(last)[1];
    return splice(text, at, at, last === undefined ? ` ${line} ` : `, ${line}`);
  }
  const [start, , whole] = last === undefined ? [0, 0, text.length] : extent(last);
  const indent = " ".repeat(start - lineStart(text, start));
  const at = nextLine(text, whole);
  return splice(text, at, at, `${text[at - 1] === "\n" || at === 0 ? "" : "\n"}${indent}${line}\n`);
}

function find(text: string, path: ConfigPath): Entry | undefined {
  let node: unknown = parseDocument(text).contents;
  let entry: Entry | undefined;
  for (const key of path) {
    if (isSeq(node) && typeof key === "number") {
      node = node.items[key];
      continue;
    }
    if (!isMap(node)) return undefined;
    const map: YAMLMap = node;
    const pair = map.items.find((item) => isNode(item.key) && String(item.key) === String(key));
    if (pair === undefined) return undefined;
    entry = { map, pair };
    node = pair.value;
  }
  return entry;
}

/** Where a pair starts, where its value ends, and where what belongs to it ends. */
function extent({ key, value }: Pair): readonly [number, number, number] {
  const from = isNode(key) && key.range ? key.range[0] : 0;
  const own = isNode(key) && key.range ? key.range : [from, from, from];
  const [, end = from, whole = end] = isNode(value) && value.range ? value.range : own;
  return [from, end, Math.max(end, lastContent(value) ?? whole)];
}

/** The end of the last scalar in a value: what the parser counts to a block mapping may reach over comments below it. */
function lastContent(value: unknown): number | undefined {
  if (!isMap(value) || value.flow === true) return undefined;
  const last = value.items[value.items.length - 1];
  return last === undefined ? undefined : extent(last)[2];
}

function flow(value: Written): string {
  return stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}

const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** Start of the line after the one that ends at a place. */
function nextLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

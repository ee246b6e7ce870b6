import { isDeepStrictEqual } from "node:util";
import { Document, isCollection, isMap, isNode, isSeq, Node, Pair, parseDocument, YAMLMap } from "yaml";
import { ConfigPath } from "../problems/problem";
import { valueAt } from "../schema-findings";
import { commentsIn, flow } from "./yaml-tokens";

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
 * Replaces the value of a key; comments, order and spaces of the rest stay. Comments within the old value get lines of
 * their own above it. Without the key it is added last to what should hold it.
 */
export function setKey(text: string, path: ConfigPath, value: Written): string {
  const entry = find(text, path);
  const edited = entry === undefined ? addKey(text, path, value) : replace(text, entry, value);
  return checked(text, edited, { path, value });
}

/**
 * Takes a key away with its value; nothing happens when it is not there. Comments stay: those of lines that go get lines
 * of their own in their place.
 */
export function removeKey(text: string, path: ConfigPath): string {
  const entry = find(text, path);
  if (entry === undefined) return text;
  // A mapping without keys would be null: what held only this goes too.
  if (entry.map.items.length === 1 && path.length > 1) return removeKey(text, path.slice(0, -1));
  const edited = entry.map.flow === true ? removeFromBrackets(text, entry) : removeLines(text, entry);
  return checked(text, edited, { path });
}

interface Edit {
  readonly path: ConfigPath;

  /** Absent for a key that goes. */
  readonly value?: Written;
}

/**
 * Files can be written in more ways than are thought of here. So what an edited text means is looked at each time, and when
 * it is not what was meant, the file is written anew: it means the same then, though its spaces may differ. Comments that
 * got lost on either way are put back.
 */
function checked(text: string, edited: string, { path, value }: Edit): string {
  const meant: unknown = edit(parsed(text).toJS(), path, value) ?? {};
  const written = means(edited, meant) ? edited : anew(text, { path, value }, meant);
  return withComments(written, lostComments(text, written), path);
}

/** The edited file as the library writes it. */
function anew(text: string, { path, value }: Edit, meant: unknown): string {
  const document = parseDocument(text);
  // The first part that is not there, or is no mapping, becomes one with all of the rest.
  const most = path.findIndex((_, at) => at > 0 && !isCollection(document.getIn(path.slice(0, at))));
  const reached = most < 0 ? path : path.slice(0, most);
  if (value === undefined) document.deleteIn(path);
  else document.setIn(reached, document.createNode(valueAt(meant, reached), { flow: true }));
  return document.toString({ lineWidth: 0 }).replace(/\r?\n/g, eol(text));
}

function means(text: string, meant: unknown): boolean {
  const { errors } = parsed(text);
  return errors.length === 0 && isDeepStrictEqual(parsed(text).toJS() ?? {}, meant);
}

/** Comments of one text that another does not have, or not as often. */
function lostComments(text: string, edited: string): readonly string[] {
  const kept = [...commentsIn(edited)];
  return commentsIn(text).filter((comment) => {
    const at = kept.indexOf(comment);
    if (at >= 0) kept.splice(at, 1);
    return at < 0;
  });
}

/** Puts comments on lines of their own above a key, or where that is within a text, above what the key is in. */
function withComments(text: string, comments: readonly string[], path: ConfigPath): string {
  if (comments.length === 0) return text;
  const meant: unknown = parsed(text).toJS() ?? {};
  const above = path.flatMap((_, at) => find(text, path.slice(0, path.length - at)) ?? []);
  const places = [...above.map(({ pair }) => lineStart(text, extent(pair)[0])), 0];
  const texts = places.map((at) => {
    const indent = /^ */.exec(text.slice(at))?.[0] ?? "";
    const lines = comments.map((comment) => `${indent}${comment}${eol(text)}`);
    return text.slice(0, at) + lines.join("") + text.slice(at);
  });
  return texts.find((each) => means(each, meant) && lostComments(text, each).length === 0) ?? text;
}

/** The same edit of plain data. */
function edit(data: unknown, [key, ...rest]: ConfigPath, value: Written | undefined): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const items = data.map((item: unknown, at) => (at === key ? edit(item, rest, value) : item));
    return items.filter((item) => item !== undefined);
  }
  const entries = typeof data === "object" && data !== null ? Object.entries(data) : [];
  const inner = edit(valueAt(data, [key]), rest, value);
  const others = entries.map(([name, old]) => [name, name === String(key) ? inner : old]);
  const known = entries.some(([name]) => name === String(key));
  const all = known ? others : [...others, [String(key), inner]];
  return Object.fromEntries(all.filter(([, written]) => written !== undefined));
}

let last: { readonly text: string; readonly document: Document.Parsed } | undefined;

/** The same text is asked several things, one after the other. Not to be changed. */
function parsed(text: string): Document.Parsed {
  if (last?.text !== text) last = { text, document: parseDocument(text) };
  return last.document;
}

function replace(text: string, { pair }: Entry, value: Written): string {
  const { value: present } = pair;
  const [start, end] = extent(pair);
  const isBlock = isCollection(present) && present.flow !== true;
  const range = isNode(present) ? present.range : undefined;
  const colon = text.indexOf(":", isNode(pair.key) && pair.key.range ? pair.key.range[1] : start) + 1;
  // Nothing at all may follow the colon.
  const [from, to] =
    isBlock || !range || range[0] === range[1]
      ? [colon, isBlock ? lineEnd(text, end) : colon]
      : [range[0], end];
  const above = ownLines(text, from, to, start);
  const at = lineStart(text, start);
  return (
    text.slice(0, at) +
    above +
    text.slice(at, from) +
    (from === colon ? " " : "") +
    flow(value) +
    text.slice(to)
  );
}

function removeLines(text: string, { pair }: Entry): string {
  const [start, end] = extent(pair);
  const [from, to] = [lineStart(text, start), nextLine(text, end)];
  const comments = ownLines(text, from, to, start);
  // Blank lines on both sides would be two in a row.
  const gap =
    comments === "" && /(^|\n\r?\n)$/.test(text.slice(0, from)) ? /^\r?\n/.exec(text.slice(to)) : null;
  return text.slice(0, from) + comments + text.slice(to + (gap?.[0].length ?? 0));
}

function removeFromBrackets(text: string, { map, pair }: Entry): string {
  const [start, end] = extent(pair);
  const isLast = map.items[map.items.length - 1] === pair;
  const before = isLast ? (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  const after = isLast ? 0 : (/^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0);
  const [from, to] = [start - before, end + after];
  const comments = ownLines(text, from, to, start);
  const indent = " ".repeat(start - lineStart(text, start));
  const left = comments === "" ? "" : `${eol(text)}${comments}${indent}`;
  return text.slice(0, from) + left + text.slice(to);
}

function addKey(text: string, path: ConfigPath, value: Written): string {
  const parent = path.slice(0, -1);
  const key = String(path[path.length - 1]);
  const map = parent.length === 0 ? parsed(text).contents : find(text, parent)?.pair.value;
  const line = `${flow(key)}: ${flow(value)}`;
  if (!isMap(map))
    return parent.length === 0 ? `${text}${line}${eol(text)}` : setKey(text, parent, { [key]: value });
  const last = map.items[map.items.length - 1];
  if (map.flow === true) {
    const at = last === undefined ? (map.range?.[0] ?? 0) + 1 : extent(last)[1];
    return text.slice(0, at) + (last === undefined ? ` ${line} ` : `, ${line}`) + text.slice(at);
  }
  const [start, end] = last === undefined ? [0, text.length] : extent(last);
  const indent = " ".repeat(start - lineStart(text, start));
  const at = nextLine(text, end);
  const begin = text[at - 1] === "\n" || at === 0 ? "" : eol(text);
  return `${text.slice(0, at)}${begin}${indent}${line}${eol(text)}${text.slice(at)}`;
}

function find(text: string, path: ConfigPath): Entry | undefined {
  let node: unknown = parsed(text).contents;
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

/** Where a pair starts, and where its value ends. */
function extent({ key, value }: Pair): readonly [number, number] {
  const [from = 0, to = from] = isNode(key) && key.range ? key.range : [];
  return [from, (isNode(value) ? endOf(value) : undefined) ?? to];
}

/** What the parser counts to a block may reach over comments below it: its last part tells where it ends. */
function endOf(node: Node): number | undefined {
  if (!isCollection(node) || node.flow === true) return node.range?.[1];
  const last: unknown = node.items[node.items.length - 1];
  if (isNode(last)) return endOf(last);
  return isMap(node) && node.items.length > 0
    ? extent(node.items[node.items.length - 1] ?? new Pair(""))[1]
    : node.range?.[1];
}

/** The comments between two places, each on a line of its own that is indented as what starts at `start`. */
function ownLines(text: string, from: number, to: number, start: number): string {
  const indent = " ".repeat(start - lineStart(text, start));
  const comments = commentsIn(text, from, to);
  return comments.map((comment) => `${indent}${comment}${eol(text)}`).join("");
}

const eol = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** Start of the line after the one that ends at a place. */
function nextLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/** End of the line that a place is in, before what ends it. */
function lineEnd(text: string, at: number): number {
  const next = nextLine(text, at);
  return next - (/\r?\n$/.exec(text.slice(0, next))?.[0].length ?? 0);
}

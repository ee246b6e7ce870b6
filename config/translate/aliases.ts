import { isPair, isScalar, isSeq, Node, Pair, parseDocument, visit } from "yaml";
import { ConfigPath } from "../problems/problem";
import { flow, tokensOf } from "./yaml-tokens";

/** A text without aliases, and where they were. */
export interface WithoutAliases {
  readonly text: string;
  readonly places: readonly ConfigPath[];
}

/** Writes out what aliases (`*`) stand for, so that what has the anchor (`&`) can go or change by itself. */
export function withoutAliases(text: string): WithoutAliases {
  const document = parseDocument(text);
  const values = new Map<number, string>();
  const places: ConfigPath[] = [];
  visit(document, {
    Alias(_, alias, ancestors) {
      if (!alias.range) return;
      values.set(alias.range[0], flow(alias.resolve(document)?.toJS(document)));
      places.push(pathOf([...ancestors, alias]));
    },
  });
  if (values.size === 0) return { text, places };
  const written: string[] = [];
  let isAfterAnchor = false;
  for (const token of tokensOf(text)) {
    const isAnchor = !token.isText && token.text.startsWith("&");
    const isGap = isAfterAnchor && /^ +$/.test(token.text);
    if (isAfterAnchor && /^\r?\n$/.test(token.text)) trimEnd(written);
    if (!isAnchor && !isGap) written.push(values.get(token.at) ?? token.text);
    isAfterAnchor = isAnchor;
  }
  return { text: written.join(""), places };
}

function trimEnd(written: string[]): void {
  while (/^ +$/.test(written[written.length - 1] ?? "")) written.pop();
}

function pathOf(nodes: readonly (Node | Pair | object)[]): ConfigPath {
  return nodes.flatMap((node, at): ConfigPath => {
    if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : ""];
    return isSeq(node) ? [node.items.findIndex((item) => item === nodes[at + 1])] : [];
  });
}

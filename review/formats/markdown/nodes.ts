import type { BlockContent, PhrasingContent, RootContent, Table } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { Options, toMarkdown } from "mdast-util-to-markdown";
import { joined, Words } from "../text";

const OPTIONS: Options = {
  bullet: "-",
  emphasis: "_",
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
};

/** Markdown of some blocks, without an empty line behind it. */
export function markdownOf(...children: readonly RootContent[]): string {
  return toMarkdown({ type: "root", children: [...children] }, OPTIONS).trimEnd();
}

/** Words as Markdown would have them: literals in code, where forges look for neither mentions nor links. */
export function phrasing(words: Words): PhrasingContent[] {
  return joined(words).map((word) =>
    typeof word === "string" ? { type: "text", value: word } : { type: "inlineCode", value: word.code },
  );
}

/** Bold words of ours. */
export function strong(value: string): PhrasingContent {
  return { type: "strong", children: [{ type: "text", value }] };
}

/** A paragraph. */
export function paragraph(...children: readonly PhrasingContent[]): BlockContent {
  return { type: "paragraph", children: [...children] };
}

/** A table; the first row is its heading. */
export function table(rows: readonly (readonly Words[])[], align: readonly ("left" | "right")[]): Table {
  return {
    type: "table",
    align: [...align],
    children: rows.map((cells) => ({
      type: "tableRow",
      children: cells.map((words) => ({ type: "tableCell", children: phrasing(words) })),
    })),
  };
}

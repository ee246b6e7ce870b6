import MarkdownIt from "markdown-it";

/** What a Markdown text becomes, as far as its readers see a structure in it. */
export interface MarkdownStructure {
  /** Kinds of blocks and inline parts, each once. */
  readonly kinds: ReadonlySet<string>;
  readonly headings: readonly string[];
  readonly html: readonly string[];

  /** Contents of code in sentences. */
  readonly code: readonly string[];

  /** Text outside of code. */
  readonly text: readonly string[];

  /** Lines of code blocks with differences. */
  readonly fences: readonly string[];

  /** Languages of all code blocks. */
  readonly languages: ReadonlySet<string>;
  readonly items: number;
}

/** Reads a text as forges do: HTML let through, addresses made links. */
export function markdownStructure(text: string): MarkdownStructure {
  const parser = new MarkdownIt({ html: true, linkify: true });
  const blocks = parser.parse(text, {});
  const inline = blocks.flatMap(({ children }) => children ?? []);
  const all = [...blocks, ...inline];
  const contents = (kind: string) => all.filter(({ type }) => type === kind).map(({ content }) => content);
  return {
    kinds: new Set(all.map(({ type }) => type)),
    headings: blocks.flatMap(({ type }, index) =>
      type === "heading_open" ? [blocks[index + 1]?.content ?? ""] : [],
    ),
    html: [...contents("html_block"), ...contents("html_inline")],
    code: contents("code_inline"),
    text: contents("text"),
    fences: all
      .filter(({ type, info }) => type === "fence" && info === "diff")
      .flatMap(({ content }) => content.split("\n").filter((line) => line !== "")),
    languages: new Set(all.filter(({ type }) => type === "fence").map(({ info }) => info)),
    items: all.filter(({ type }) => type === "list_item_open").length,
  };
}

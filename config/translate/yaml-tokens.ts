import { Lexer, stringify } from "yaml";

/** A piece of a YAML text. */
export interface YamlToken {
  readonly text: string;

  /** Where it starts. */
  readonly at: number;

  /** Whether it is the text of a value or a key, whatever it looks like. */
  readonly isText: boolean;
}

/** What the lexer puts between pieces of the text. */
const MARKS = new Set(["\u0002", "\u0018", "\u001f"]);
const BEFORE_TEXT = "\u001f";

/** The pieces of a YAML text, in their order: together they are the text. */
export function* tokensOf(text: string): Generator<YamlToken> {
  let at = 0;
  let isText = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!MARKS.has(lexeme)) {
      yield { text: lexeme, at, isText };
      at += lexeme.length;
    }
    isText = lexeme === BEFORE_TEXT;
  }
}

/** The comments of a text, or those that start between two places of it. */
export function commentsIn(text: string, from = 0, to = text.length): readonly string[] {
  return [...tokensOf(text)]
    .filter((token) => !token.isText && token.text.startsWith("#") && token.at >= from && token.at < to)
    .map((token) => token.text.trimEnd());
}

/** A value as it is written on one line, in brackets where it has parts, wherever it stands. */
export function flow(value: unknown): string {
  const written = stringify([value], { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: true });
  return written.trimEnd().replace(/^\[ ?/, "").replace(/ ?\]$/, "");
}

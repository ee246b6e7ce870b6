/** An expression within a text, without its `${` and `}`. */
export interface Expression {
  readonly source: string;

  /** Index of its `$` or `%`. */
  readonly start: number;

  /** Index after its `}`; the length of the text when it is never closed. */
  readonly end: number;
}

/** The expressions that Terraform would evaluate in a text; `$${` and `%%{` are none. */
export function expressionsIn(text: string): Expression[] {
  const found: Expression[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
      at += 2;
    } else if (opens(text, at)) {
      const end = endOfExpression(text, at + 2);
      found.push({ source: text.slice(at + 2, end - 1), start: at, end });
      at = end - 1;
    }
  }
  return found;
}

/** Says whether a text is one expression and nothing else, so that its type is the expression's. */
export function isWholeExpression(text: string): boolean {
  if (!text.startsWith("${")) return false;
  return endOfExpression(text, 2) === text.length && text.endsWith("}");
}

/** Says whether Terraform would evaluate anything in a text. */
export function hasExpression(text: string): boolean {
  return (text.includes("${") || text.includes("%{")) && expressionsIn(text).length > 0;
}

/** Index after the quote that closes the string beginning at `from`, which is after its opening quote. */
export function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\" || text.startsWith("$${", at) || text.startsWith("%%{", at)) {
      at += text[at] === "\\" ? 1 : 2;
    } else if (text[at] === '"') {
      return at + 1;
    } else if (opens(text, at)) {
      at = endOfExpression(text, at + 2) - 1;
    }
  }
  return text.length;
}

function opens(text: string, at: number): boolean {
  return (text[at] === "$" || text[at] === "%") && text[at + 1] === "{";
}

function endOfExpression(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') at = endOfString(text, at + 1) - 1;
    else if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Characters that a token may have, as HTTP sends them: what can be seen of ASCII. */
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * A token without the line break that reading it from a file leaves.
 *
 * @returns undefined when HTTP cannot send it: libraries would quote it in their error.
 */
export function sendableToken(text: string): string | undefined {
  const token = text.trim();
  return TOKEN.test(token) ? token : undefined;
}

/** Makes a function that takes a token out of texts: as it is, percent-encoded and in base64. */
export function redactor(token: string | undefined): (text: string) => string {
  if (token === undefined || token === "") return (text) => text;
  const forms = [
    token,
    encodeURIComponent(token),
    Buffer.from(token).toString("base64"),
    Buffer.from(token).toString("base64url"),
  ];
  return (text) => forms.reduce((left, form) => left.replaceAll(form, "(token)"), text);
}

/** What somebody else has written, as one short line without control characters. */
export function quoted(text: string, characters = 300): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, " ").trim();
  return line.length > characters ? `${line.slice(0, characters)}…` : line;
}

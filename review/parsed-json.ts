/** What a text says as JSON; undefined when it is none. No error could be quoted: it would quote the text. */
export function parsedJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}

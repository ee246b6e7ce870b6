/** One warning: a code, who warns, a text in quotes and perhaps a date in quotes. */
const WARNING = /(?:^|,)\s*\d{3} [^\s,"]+ "((?:[^"\\]|\\.)*)"(?: "[^"]*")?(?=\s*(?:,|$))/g;

/** The texts of the warning headers of an answer, which come as one, with commas in between. */
export function warningsIn(header: string): readonly string[] {
  return [...header.matchAll(WARNING)].map(([, text = ""]) => text.replace(/\\(.)/g, "$1"));
}

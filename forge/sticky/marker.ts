const BEGIN = "<!-- sdstack-plan-review/v1 ";
const END = " -->";

/**
 * The hidden line by which a report knows its comment again.
 *
 * @param id - whatever tells reports apart; cannot end the line, nor look like another id.
 */
export function markerOf(id: string): string {
  const safe = Buffer.from(id).toString("base64url").replaceAll("-", "=");
  return `${BEGIN}${safe}${END}`;
}

/** A comment is a report's own only when it begins with the marker: whoever quotes it has something before it. */
export function carries(body: string, marker: string): boolean {
  return body.startsWith(marker);
}

/** A report with its marker above. */
export function marked(id: string, text: string): string {
  return `${markerOf(id)}\n${text}`;
}

/** Characters that the marker takes of a comment. */
export function markerCharacters(id: string): number {
  return markerOf(id).length + 1;
}

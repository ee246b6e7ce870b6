const WARNING = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/;

/** The texts of warning headers among raw headers, which name and value take turns in. */
export function warningsIn(rawHeaders: readonly string[]): readonly string[] {
  const warnings: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== "warning") continue;
    const text = WARNING.exec(rawHeaders[index + 1] ?? "")?.[1];
    if (text !== undefined) warnings.push(text.replace(/\\(.)/g, "$1"));
  }
  return warnings;
}

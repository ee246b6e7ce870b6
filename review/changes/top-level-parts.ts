/** A member at the top of a block of YAML begins here: with a name in the first column. */
const BEGINNING = /^(?:[\w./-]+|"[^"\\\n]+"|'[^'\n]+'):(?=\s|$)/;

/**
 * Two YAML texts without the members at the top that are written the same in both: what is left differs in the same parts,
 * and is parsed in a fraction of the time. Texts whose parts depend on each other are left whole.
 */
export function differingParts(before: string, after: string): readonly [string, string] {
  const left = partsOf(before);
  const right = left === undefined ? undefined : partsOf(after);
  if (left === undefined || right === undefined) return [before, after];
  const rest = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string =>
    [...own].map(([name, part]) => (other.get(name) === part ? "" : part)).join("");
  const [one, other] = [rest(left, right), rest(right, left)];
  // A text without any member would be none that holds a document.
  return [one === "" ? "{}" : one, other === "" ? "{}" : other];
}

/** Members at the top by name, as they are written; undefined when they cannot be taken apart safely. */
function partsOf(text: string): ReadonlyMap<string, string> | undefined {
  if (/(^|[\s,[{])[&*][\w-]|<<|^(---|\.\.\.|%)|\t/m.test(text)) return undefined;
  const parts = new Map<string, string>();
  let current: string | undefined;
  for (const line of text.split("\n")) {
    const name = BEGINNING.exec(line)?.[0];
    if (name !== undefined) {
      if (parts.has(name)) return undefined;
      parts.set(name, `${line}\n`);
      current = name;
    } else if (current !== undefined && /^( |-|#|$)/.test(line)) {
      parts.set(current, `${parts.get(current) ?? ""}${line}\n`);
    } else if (!/^(#|$)/.test(line)) return undefined;
  }
  return current === undefined ? undefined : parts;
}

/** Says whether two versions of a chart are the same; a `v` in front does not matter. */
export function isSameVersion(one: string, other: string): boolean {
  return one.replace(/^v/, "") === other.replace(/^v/, "");
}

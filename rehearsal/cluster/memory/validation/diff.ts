/** Lines around a change that a difference shows. */
const CONTEXT = 3;

/** The one place in which two texts differ, the way the server shows it: as a hunk of a unified diff. */
export function hunk(before: string, after: string): string {
  const old = before.split("\n");
  const now = after.split("\n");
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end))
    end += 1;
  const first = Math.max(0, start - CONTEXT);
  const after3 = Math.min(end, CONTEXT);
  const removed = old.slice(start, old.length - end);
  const added = now.slice(start, now.length - end);
  const lines = [
    ...old.slice(first, start).map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...old.slice(old.length - end, old.length - end + after3).map((line) => ` ${line}`),
  ];
  const length = (changed: readonly string[]) => start - first + changed.length + after3;
  return `@@ -${first + 1},${length(removed)} +${first + 1},${length(added)} @@\n${lines.join("\n")}\n`;
}

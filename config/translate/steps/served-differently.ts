import { expand } from "../../rules/cloud-keys";
import { parityRows } from "../../parity";
import { Work } from "../work";

/** What stays as it is written, and is served by other means than before. */
export function servedDifferently(work: Work): void {
  const { environment, kind } = work;
  const chosen = new Set(work.notes.map(({ path }) => path));
  for (const { field, cells } of parityRows()) {
    const answer = cells.get(kind);
    if (answer?.honours !== "differently" || cells.get(environment.cloud.kind)?.honours !== "same") continue;
    for (const path of expand(field, Object.keys(environment.nodePools))) {
      if (work.has(path) && !chosen.has(path.join("."))) work.tell(path, answer.by);
    }
  }
}

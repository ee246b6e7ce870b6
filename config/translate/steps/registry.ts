import { registryNamespace } from "../../rules/registry-namespace";
import { Work } from "../work";

const NAME = ["registry", "name"];

/** The names of a registry in the length that the other cloud takes. */
export function registry(work: Work): void {
  const { environment, to } = work;
  // Images are pushed by that name, so that nobody can choose another but who pushes them.
  for (const { path, expected } of registryNamespace(work.draft(), to)) work.remind(path, `put ${expected}`);
  const { name } = environment.registry;
  const { registryNameLength: most } = to;
  if (name === undefined || most === undefined || name.length <= most) return;
  const shorter = name.slice(0, most).replace(/-+$/, "");
  work.choose(NAME, shorter, `${to.title} takes ${most} characters; no two customers can have the same name`);
}

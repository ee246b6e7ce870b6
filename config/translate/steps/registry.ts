import { Work } from "../work";

const NAME = ["registry", "name"];

/** The name of a registry in the length that the other cloud takes. */
export function registry(work: Work): void {
  const { environment, to } = work;
  const { name } = environment.registry;
  const { registryNameLength: most } = to;
  if (name === undefined || most === undefined || name.length <= most) return;
  const shorter = name.slice(0, most).replace(/-+$/, "");
  work.choose(NAME, shorter, `${to.title} takes ${most} characters; no two customers can have the same name`);
}

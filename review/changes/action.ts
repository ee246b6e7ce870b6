import { ChangeAction } from "../model";
import { PlannedResource } from "../plan/plan";

/** What a plan does to a resource; `none` when it stays as and where it is. */
export function actionOf(resource: PlannedResource): ChangeAction | "none" {
  const { actions, importId, previousAddress } = resource;
  const has = (action: string): boolean => actions.includes(action);
  if (has("create") && (has("delete") || has("forget"))) return "replace";
  // Whatever combinations there will be: what deletes is a deletion.
  if (has("delete")) return "delete";
  if (has("forget")) return "forget";
  if (has("create")) return "create";
  if (has("update")) return "update";
  if (has("read")) return "read";
  if (importId !== undefined) return "import";
  if (previousAddress !== undefined && previousAddress !== resource.address) return "move";
  return actions.every((action) => action === "no-op") ? "none" : "update";
}

/** For a replacement: whether the new one is made before the old one goes. */
export function createsFirst({ actions }: PlannedResource): boolean {
  return actions[0] === "create";
}

import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";
import { ResourceType } from "../resources/resource-type";

/** Fills in and refuses what admission does on creation; gives warnings back. @throws ApiError when it refuses. */
export function admitCreate(
  state: ClusterState,
  type: ResourceType,
  object: Fields,
  dryRun: boolean,
): string[] {
  void [state, type, object, dryRun];
  return [];
}

/** What admission does on updates; gives warnings back. @throws ApiError when it refuses. */
export function admitUpdate(
  state: ClusterState,
  type: ResourceType,
  object: Fields,
  old: Fields,
  subresource: string,
): string[] {
  void [state, type, object, old, subresource];
  return [];
}

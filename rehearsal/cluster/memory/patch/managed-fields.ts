import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";
import { ResourceType } from "../resources/resource-type";

/** Notes who has set which field by an ordinary write. */
export function recordUpdate(
  state: ClusterState,
  type: ResourceType,
  old: Fields | undefined,
  object: Fields,
  manager: string,
  subresource: string,
): void {
  void [state, type, old, object, manager, subresource];
}

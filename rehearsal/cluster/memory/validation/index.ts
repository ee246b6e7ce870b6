import { Cause } from "../api/status";
import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";
import { ResourceType } from "../resources/resource-type";

/** Everything that is wrong with an object. */
export function validate(type: ResourceType, object: Fields, state: ClusterState, old?: Fields): Cause[] {
  void [type, object, state, old];
  return [];
}

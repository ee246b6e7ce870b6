import { Fields } from "../json/tree";
import { ResourceType } from "../resources/resource-type";

/** Fills in what the server would. */
export function applyDefaults(type: ResourceType, object: Fields): void {
  void [type, object];
}

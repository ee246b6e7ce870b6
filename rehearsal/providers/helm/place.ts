import { ObjectValue } from "../../plugin/value";

/** Name and namespace of a release. */
export function placeOf(state: ObjectValue): { readonly name: string; readonly namespace: string } {
  return { name: String(state["name"]), namespace: String(state["namespace"]) };
}

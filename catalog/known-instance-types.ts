import { InstanceTypes } from "./cloud-catalog";
import { InstanceType } from "./instance-type";

/** The machine types of a cloud, found by their name. */
export function knownInstanceTypes(...lists: readonly (readonly InstanceType[])[]): InstanceTypes {
  const byName = new Map(lists.flat().map((type) => [type.name, type]));
  return { names: [...byName.keys()], find: (name) => byName.get(name) };
}

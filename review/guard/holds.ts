import { PlannedResource } from "../plan/plan";
import { HELD, heldByType } from "./holding-types";
import { heldByObject } from "./kubernetes";
import { Neighbours } from "./neighbours";
import { partsAt, textAt } from "./values";

/** Names of buckets in which people keep the state of Terraform. */
const STATE_NAME = /(^|[-_.])(tf-?state|terraform|tofu|state)([-_.]|$)/i;

/** Values by which the clouds say that an address is within a network only. */
const PRIVATE_NETWORK = new Set(["INTERNAL", "internal", "intranet", "Intranet"]);

/**
 * Why a resource holds data or is hard to get back, in words that follow "it holds"; undefined when it does not.
 *
 * @param neighbours - what the other resources of all stacks tell of it.
 */
export function holdsOf(resource: PlannedResource, neighbours: Neighbours): string | undefined {
  const { mode, type, before, after } = resource;
  if (mode !== "managed") return undefined;
  const value = before ?? after;
  if (type.startsWith("kubernetes_")) return heldByObject(resource, value, neighbours);
  const held = heldByType(type);
  if (held === undefined) return undefined;
  if (held === "objects" && names(value).some((name) => STATE_NAME.test(name))) return HELD.state;
  if (held === "address" && partsAt(value, "network_type").some(isPrivate)) {
    return "an address within the network that others know";
  }
  return HELD[held];
}

function names(value: PlannedResource["before"]): readonly string[] {
  return ["bucket", "name", "bucket_name"].flatMap((name) => textAt(value, name) ?? []);
}

function isPrivate(part: PlannedResource["before"]): boolean {
  return typeof part === "string" && PRIVATE_NETWORK.has(part);
}

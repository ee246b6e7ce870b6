import { setTimeout as sleep } from "node:timers/promises";
import { at } from "./json";
import { leftovers, Leftovers } from "./leftovers";
import { KubernetesObject, Snapshot } from "./snapshot";

/** How long clusters may take to tidy up what belonged to something that is gone. */
const TIDY_SECONDS = 30;
const POLL_MILLISECONDS = 100;

/** Kinds that controllers make beside the objects of others, and remove after them. */
const COMPANIONS: readonly string[] = ["Endpoints", "EndpointSlice", "IPAddress", "Lease"];

/**
 * What is there now and was not there before, once the clusters have tidied up: the garbage collector and other
 * controllers remove in their own time what belonged to something that is gone.
 */
export async function settledLeftovers(
  before: Snapshot,
  snapshot: () => Promise<Snapshot>,
  tidySeconds = TIDY_SECONDS,
): Promise<Leftovers> {
  for (const deadline = performance.now() + tidySeconds * 1000; ;) {
    const left = leftovers(before, await snapshot());
    if (!left.kubernetes.some(isGoing) || performance.now() > deadline) return left;
    await sleep(POLL_MILLISECONDS);
  }
}

function isGoing({ kind, value }: KubernetesObject): boolean {
  if (COMPANIONS.includes(kind)) return true;
  const deletion = at(value, "metadata", "deletionTimestamp");
  const owners = at(value, "metadata", "ownerReferences");
  return deletion !== undefined || (Array.isArray(owners) && owners.length > 0);
}

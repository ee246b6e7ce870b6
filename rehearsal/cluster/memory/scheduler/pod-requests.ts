import { Fields, itemsAt, textMapAt } from "../json/tree";
import { addQuantities, nanoOf } from "../types/quantity";

type Amounts = Record<string, string>;

/** Sums of stored pods: they do not change, and the scheduler asks often. */
const known = new WeakMap<Fields, Amounts>();

/** What a pod needs from its node: the sum over its containers, or one init container when that needs more, plus overhead. */
export function podRequests(pod: Fields): Readonly<Amounts> {
  const found = known.get(pod);
  if (found !== undefined) return found;
  const requests = sumOf(pod);
  if (Object.isFrozen(pod)) known.set(pod, requests);
  return requests;
}

function sumOf(pod: Fields): Amounts {
  const sum: Amounts = {};
  for (const container of itemsAt(pod, "spec", "containers")) add(sum, requestsOf(container));
  const sidecars: Amounts = {};
  for (const container of itemsAt(pod, "spec", "initContainers")) {
    if (container["restartPolicy"] === "Always") {
      add(sum, requestsOf(container));
      add(sidecars, requestsOf(container));
      continue;
    }
    const needed = { ...sidecars };
    add(needed, requestsOf(container));
    for (const [name, amount] of Object.entries(needed)) {
      if (nanoOf(amount) > nanoOf(sum[name])) sum[name] = amount;
    }
  }
  add(sum, textMapAt(pod, "spec", "overhead"));
  return sum;
}

function requestsOf(container: Fields): Amounts {
  return { ...textMapAt(container, "resources", "limits"), ...textMapAt(container, "resources", "requests") };
}

function add(sum: Amounts, more: Amounts): void {
  for (const [name, amount] of Object.entries(more)) sum[name] = addQuantities(sum[name], amount);
}

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
  return sum(pod, (container) => ({
    ...textMapAt(container, "resources", "limits"),
    ...textMapAt(container, "resources", "requests"),
  }));
}

/** What a pod asks for, or may use at most, as quotas count it. */
export function podAmounts(pod: Fields, list: "requests" | "limits"): Readonly<Amounts> {
  return list === "requests"
    ? podRequests(pod)
    : sum(pod, (container) => textMapAt(container, "resources", "limits"));
}

function sum(pod: Fields, amountsOf: (container: Fields) => Amounts): Amounts {
  const total: Amounts = {};
  for (const container of itemsAt(pod, "spec", "containers")) add(total, amountsOf(container));
  const sidecars: Amounts = {};
  for (const container of itemsAt(pod, "spec", "initContainers")) {
    if (container["restartPolicy"] === "Always") {
      add(total, amountsOf(container));
      add(sidecars, amountsOf(container));
      continue;
    }
    const needed = { ...sidecars };
    add(needed, amountsOf(container));
    for (const [name, amount] of Object.entries(needed)) {
      if (nanoOf(amount) > nanoOf(total[name])) total[name] = amount;
    }
  }
  add(total, textMapAt(pod, "spec", "overhead"));
  return total;
}

function add(total: Amounts, more: Amounts): void {
  for (const [name, amount] of Object.entries(more)) total[name] = addQuantities(total[name], amount);
}

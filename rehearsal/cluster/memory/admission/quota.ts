import { forbidden } from "../api/status";
import { ClusterState } from "../cluster-state";
import { nameOf, namespaceOf } from "../json/object";
import { Fields, fieldsAt, listAt, textAt, textMapAt } from "../json/tree";
import { ResourceType, qualifiedResource, storageKey } from "../resources/resource-type";
import { holdsResources } from "../scheduler/cluster-view";
import { podAmounts } from "../scheduler/pod-requests";
import { addQuantities, nanoOf } from "../types/quantity";

type Amounts = Readonly<Record<string, string>>;

/** Resources that quotas count by their bare name. */
const COUNTED = new Set([
  "pods",
  "services",
  "configmaps",
  "secrets",
  "persistentvolumeclaims",
  "replicationcontrollers",
  "resourcequotas",
]);

/** What one object uses up of quotas. */
export function usageOf(type: ResourceType, object: Fields): Amounts {
  const usage: Record<string, string> = { [`count/${qualifiedResource(type)}`]: "1" };
  if (type.group === "" && COUNTED.has(type.plural)) usage[type.plural] = "1";
  if (type.kind === "Pod") return holdsResources(object) ? { ...usage, ...podUsage(object) } : usage;
  if (type.kind === "PersistentVolumeClaim") {
    usage["requests.storage"] = textAt(object, "spec", "resources", "requests", "storage") ?? "0";
  }
  if (type.kind === "Service") {
    const kind = textAt(object, "spec", "type");
    if (kind === "LoadBalancer") usage["services.loadbalancers"] = "1";
    if (kind === "NodePort" || kind === "LoadBalancer")
      usage["services.nodeports"] = String(listAt(object, "spec", "ports").length);
  }
  return usage;
}

function podUsage(pod: Fields): Amounts {
  const usage: Record<string, string> = {};
  for (const [list, amounts] of Object.entries({
    requests: podAmounts(pod, "requests"),
    limits: podAmounts(pod, "limits"),
  })) {
    for (const [name, amount] of Object.entries(amounts)) {
      usage[`${list}.${name}`] = amount;
      if (list === "requests") usage[name] = amount;
    }
  }
  return usage;
}

/** What all objects of a namespace use up of a quota. */
export function usedBy(state: ClusterState, namespace: string, hard: Amounts): Record<string, string> {
  const used: Record<string, string> = Object.fromEntries(Object.keys(hard).map((name) => [name, "0"]));
  for (const { key, object } of state.store.all()) {
    if (namespaceOf(object) !== namespace) continue;
    const type = state.registry.ofKey(key);
    if (type === undefined) continue;
    for (const [name, amount] of Object.entries(usageOf(type, object))) {
      const before = used[name];
      if (before !== undefined) used[name] = addQuantities(before, amount);
    }
  }
  return used;
}

/** Refuses an object for which a quota of its namespace has nothing left. Quotas with scopes are not enforced. @throws ApiError */
export function admitQuota(state: ClusterState, type: ResourceType, object: Fields): void {
  if (!type.namespaced || storageKey(type) === "/events") return;
  for (const quota of state.store.list("/resourcequotas", namespaceOf(object))) {
    if (listAt(quota, "spec", "scopes").length > 0 || fieldsAt(quota, "spec", "scopeSelector") !== undefined)
      continue;
    const hard = textMapAt(quota, "spec", "hard");
    const asked = Object.entries(usageOf(type, object)).filter(([name]) => hard[name] !== undefined);
    if (asked.length === 0) continue;
    const used = usedBy(state, namespaceOf(object), hard);
    const exceeded = asked.filter(
      ([name, amount]) => nanoOf(amount) + nanoOf(used[name]) > nanoOf(hard[name]),
    );
    if (exceeded.length === 0) continue;
    const list = (amounts: Amounts) =>
      exceeded
        .map(([name]) => `${name}=${amounts[name] ?? "0"}`)
        .sort()
        .join(",");
    const text = `requested: ${list(Object.fromEntries(asked))}, used: ${list(used)}, limited: ${list(hard)}`;
    throw forbidden(type, nameOf(object), `exceeded quota: ${nameOf(quota)}, ${text}`);
  }
}

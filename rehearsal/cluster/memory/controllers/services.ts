import { ClusterState } from "../cluster-state";
import { nameOf, namespaceOf } from "../json/object";
import { Fields, child, equal, fieldsAt, textAt } from "../json/tree";
import { saveStatus } from "./status";

/** Addresses of load balancers are taken from 198.18.0.0/15, which is nobody's. */
function loadBalancerAddress(state: ClusterState, key: string): string {
  const number = state.ids.pick(`load-balancer/${key}`, 2 ** 17 - 2) + 1;
  return `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
}

/** Gives services of type LoadBalancer an address, unless a class of its own cares for them. */
export function balanceLoads(state: ClusterState): void {
  if (!state.balancesLoads) return;
  for (const service of state.store.list("/services")) {
    const balanced = textAt(service, "spec", "type") === "LoadBalancer";
    const foreign = textAt(service, "spec", "loadBalancerClass") !== undefined;
    const address = loadBalancerAddress(state, `${namespaceOf(service)}/${nameOf(service)}`);
    const wanted: Fields = balanced && !foreign ? { ingress: [{ ip: address, ipMode: "VIP" }] } : {};
    const now = fieldsAt(service, "status", "loadBalancer");
    if (foreign || equal(now, wanted)) continue;
    saveStatus(state, "/services", service, (changed) => {
      child(changed, "status")["loadBalancer"] = wanted;
    });
  }
}

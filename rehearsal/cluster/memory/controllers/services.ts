import { loadBalancerAddress } from "../../load-balancer-address";
import { ClusterState } from "../cluster-state";
import { annotationsOf, nameOf, namespaceOf } from "../json/object";
import { Fields, child, equal, fieldsAt, textAt } from "../json/tree";
import { saveStatus } from "./status";

/** Gives services of type LoadBalancer an address, unless a class of its own cares for them. */
export function balanceLoads(state: ClusterState): void {
  if (!state.balancesLoads) return;
  for (const service of state.store.list("/services")) {
    const balanced = textAt(service, "spec", "type") === "LoadBalancer";
    const foreign = textAt(service, "spec", "loadBalancerClass") !== undefined;
    if (foreign) continue;
    const key = `${namespaceOf(service)}/${nameOf(service)}`;
    const ip = textAt(service, "status", "loadBalancer", "ingress", 0, "ip");
    const named = state.namedBalancer(annotationsOf(service));
    const address = named === undefined ? (ip ?? loadBalancerAddress(key, isTaken(state))) : named;
    const wanted: Fields = balanced && address !== null ? { ingress: [{ ip: address, ipMode: "VIP" }] } : {};
    if (equal(fieldsAt(service, "status", "loadBalancer"), wanted)) continue;
    saveStatus(state, "/services", service, (changed) => {
      child(changed, "status")["loadBalancer"] = wanted;
    });
  }
}

function isTaken(state: ClusterState): (address: string) => boolean {
  return (address) =>
    state.store
      .list("/services")
      .some((service) => textAt(service, "status", "loadBalancer", "ingress", 0, "ip") === address);
}

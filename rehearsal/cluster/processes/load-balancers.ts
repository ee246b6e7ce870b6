import { NamedBalancer } from "../control-plane";
import { HttpsConnection } from "../https/https-connection";
import { follow } from "../https/watch";
import { WatchedChange } from "../https/watch-from";
import { KubernetesApi } from "../kubernetes-api";
import { loadBalancerAddress } from "../load-balancer-address";
import { annotationsOf, nameOf, namespaceOf } from "../memory/json/object";
import { copyFields, fieldsAt, textAt } from "../memory/json/tree";

/**
 * Plays the cloud's controller for load balancers: services of that type get an address, that of the load balancer they name
 * when they name one, unless a class of its own cares for them. Ends with the signal.
 */
export async function balanceLoads(
  api: KubernetesApi,
  connection: HttpsConnection,
  signal: AbortSignal,
  namedBalancer: NamedBalancer = () => undefined,
): Promise<void> {
  const given = new Map<string, string>();
  for await (const change of follow({ connection, path: "/api/v1/services", signal })) {
    await consider(api, change, given, namedBalancer).catch(() => undefined); // The next change of the service tries again.
  }
}

async function consider(
  api: KubernetesApi,
  { type, object }: WatchedChange,
  given: Map<string, string>,
  namedBalancer: NamedBalancer,
): Promise<void> {
  const service = copyFields(object);
  const key = `${namespaceOf(service)}/${nameOf(service)}`;
  if (type === "DELETED") {
    given.delete(key);
    return;
  }
  if (textAt(service, "spec", "loadBalancerClass") !== undefined) return;
  const balanced = textAt(service, "spec", "type") === "LoadBalancer";
  const has = textAt(service, "status", "loadBalancer", "ingress", 0, "ip");
  if (fieldsAt(service, "metadata", "deletionTimestamp") !== undefined) return;
  const named = namedBalancer(annotationsOf(service));
  const wanted = balanced ? (named === undefined ? (has ?? addressFor(key, given)) : named) : null;
  if (wanted === (has ?? null)) return;
  const ingress = wanted === null ? null : [{ ip: wanted, ipMode: "VIP" }];
  await api.request({
    method: "PATCH",
    path: `/api/v1/namespaces/${namespaceOf(service)}/services/${nameOf(service)}/status`,
    contentType: "application/merge-patch+json",
    body: { status: { loadBalancer: { ingress } } },
  });
}

/** @param given addresses by the service that has them. */
function addressFor(key: string, given: Map<string, string>): string {
  given.delete(key);
  const taken = new Set(given.values());
  const address = loadBalancerAddress(key, (one) => taken.has(one));
  given.set(key, address);
  return address;
}

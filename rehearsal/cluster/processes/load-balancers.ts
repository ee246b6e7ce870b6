import { createHash } from "node:crypto";
import { HttpsConnection } from "../https/https-connection";
import { follow } from "../https/watch";
import { WatchedChange } from "../https/watch-from";
import { KubernetesApi } from "../kubernetes-api";
import { nameOf, namespaceOf } from "../memory/json/object";
import { copyFields, fieldsAt, itemsAt, textAt } from "../memory/json/tree";

/** Addresses of load balancers are taken from 198.18.0.0/15, which is nobody's. */
const ADDRESSES = 2 ** 17 - 2;

/**
 * Plays the cloud's controller for load balancers: services of that type get an address, unless a class of its own
 * cares for them. Ends with the signal.
 */
export async function balanceLoads(
  api: KubernetesApi,
  connection: HttpsConnection,
  signal: AbortSignal,
): Promise<void> {
  const given = new Map<number, string>();
  for await (const change of follow({ connection, path: "/api/v1/services", signal })) {
    await consider(api, change, given).catch(() => undefined); // The next change of the service tries again.
  }
}

async function consider(
  api: KubernetesApi,
  { type, object }: WatchedChange,
  given: Map<number, string>,
): Promise<void> {
  const service = copyFields(object);
  const key = `${namespaceOf(service)}/${nameOf(service)}`;
  if (type === "DELETED") {
    for (const [number, owner] of given) if (owner === key) given.delete(number);
    return;
  }
  if (textAt(service, "spec", "loadBalancerClass") !== undefined) return;
  const balanced = textAt(service, "spec", "type") === "LoadBalancer";
  const has = itemsAt(service, "status", "loadBalancer", "ingress").length > 0;
  if (balanced === has || fieldsAt(service, "metadata", "deletionTimestamp") !== undefined) return;
  const ingress = balanced ? [{ ip: addressFor(key, given), ipMode: "VIP" }] : null;
  await api.request({
    method: "PATCH",
    path: `/api/v1/namespaces/${namespaceOf(service)}/services/${nameOf(service)}/status`,
    contentType: "application/merge-patch+json",
    body: { status: { loadBalancer: { ingress } } },
  });
}

/** The same address for the same service in every run, as long as no other has it. */
function addressFor(key: string, given: Map<number, string>): string {
  let number = createHash("sha256").update(key).digest().readUInt32BE() % ADDRESSES;
  while (given.has(number) && given.get(number) !== key) number = (number + 1) % ADDRESSES;
  given.set(number, key);
  const address = number + 1;
  return `198.${18 + (address >> 16)}.${(address >> 8) & 255}.${address & 255}`;
}

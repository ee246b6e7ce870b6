import { PodPlacement } from "../cluster/control-plane";
import { listAt, textAt } from "./json";
import { KubernetesObject, Snapshot } from "./snapshot";

/** A pod that is on no node. */
export interface WaitingPod {
  readonly pod: string;
  readonly reason: string;
}

/** Everything there is once all stacks are applied. */
export interface AppliedSnapshot extends Snapshot {
  /**
   * What the stacks give as their output `address`: where a load balancer in front of a cluster can be reached.
   *
   * @default - only the cluster itself knows addresses.
   */
  readonly addresses?: readonly string[];
}

/** What a rehearsal has made, besides nodes and pods, as a person wants to see it. */
export interface Made {
  readonly waiting: readonly WaitingPod[];

  /** Where the service can be reached: host names, with the address behind them where it is known. */
  readonly addresses: readonly string[];
}

/** Reads from a snapshot what a person wants to see. */
export function made(snapshot: AppliedSnapshot): Made {
  return {
    waiting: snapshot.clusters.flatMap(({ placements }) =>
      placements
        .filter(({ node }) => node === undefined)
        .map((placement) => ({
          pod: podName(placement),
          reason: placement.pendingReason ?? "not placed yet",
        })),
    ),
    addresses: addressesOf(snapshot),
  };
}

const podName = ({ namespace, name }: PodPlacement): string => `${namespace}/${name}`;

/** Hosts of ingresses and routes, and the addresses of load balancers that they must point to. */
function addressesOf({ kubernetes, addresses = [] }: AppliedSnapshot): readonly string[] {
  const balancers = kubernetes
    .filter(({ kind }) => kind === "Service" || kind === "Ingress" || kind === "Gateway")
    .flatMap(({ value }) => [
      ...listAt(value, "status", "loadBalancer", "ingress"),
      ...listAt(value, "status", "addresses"),
    ])
    .map((entry) => textAt(entry, "ip") ?? textAt(entry, "hostname") ?? textAt(entry, "value"))
    .filter((address) => address !== undefined);
  const hosts = kubernetes.flatMap((object) => (object.kind === "Ingress" ? hostsOfIngress(object) : []));
  const routed = kubernetes.flatMap((object) =>
    object.kind === "HTTPRoute" ? hostsOfRoute(object, kubernetes) : [],
  );
  const behind = [...new Set([...addresses, ...balancers])];
  if (hosts.length + routed.length === 0) return behind;
  return [...new Set([...hosts, ...routed])].map((host) =>
    behind.length === 0 ? host : `${host} at ${behind.join(", ")}`,
  );
}

function hostsOfIngress({ value }: KubernetesObject): readonly string[] {
  const scheme = listAt(value, "spec", "tls").length > 0 ? "https" : "http";
  return listAt(value, "spec", "rules").flatMap((rule) => {
    const host = textAt(rule, "host");
    return host === undefined ? [] : [`${scheme}://${host}`];
  });
}

/** Hosts of a route, with TLS where every listener that serves it has that. */
function hostsOfRoute(
  { value, namespace }: KubernetesObject,
  all: Snapshot["kubernetes"],
): readonly string[] {
  const protocols = listAt(value, "spec", "parentRefs").flatMap((parent) => {
    const gateway = all.find(
      (one) =>
        one.kind === "Gateway" &&
        one.name === textAt(parent, "name") &&
        one.namespace === (textAt(parent, "namespace") ?? namespace),
    );
    const section = textAt(parent, "sectionName");
    return listAt(gateway?.value, "spec", "listeners")
      .filter((listener) => section === undefined || textAt(listener, "name") === section)
      .map((listener) => textAt(listener, "protocol"));
  });
  const scheme = protocols.length > 0 && protocols.every((one) => one === "HTTPS") ? "https" : "http";
  return listAt(value, "spec", "hostnames").flatMap((host) =>
    typeof host === "string" ? [`${scheme}://${host}`] : [],
  );
}

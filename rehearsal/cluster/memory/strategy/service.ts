import { Cause, invalid } from "../api/status";
import { ClusterState } from "../cluster-state";
import { nameOf, namespaceOf, specOf } from "../json/object";
import { Fields, child, equal, itemsAt, numberAt, textAt, textsAt } from "../json/tree";
import { Strategy } from "./strategy";

/** Addresses of services are in 10.96.0.0/12; the first ones stay for those who ask for one by number. */
const FIRST_ADDRESS = 256;
const ADDRESSES = 2 ** 20 - FIRST_ADDRESS - 1;
const FIRST_NODE_PORT = 30000;
const NODE_PORTS = 2768;

function addressAt(index: number): string {
  const offset = FIRST_ADDRESS + index;
  return `10.${96 + (offset >> 16)}.${(offset >> 8) & 255}.${offset & 255}`;
}

/** The first free number from one that follows from the key, so that unrelated services do not matter. */
function free(state: ClusterState, key: string, limit: number, isTaken: (index: number) => boolean): number {
  let index = state.ids.pick(key, limit);
  while (isTaken(index)) index = (index + 1) % limit;
  return index;
}

function allocateAddress(object: Fields, state: ClusterState): void {
  const spec = child(object, "spec");
  let address = textAt(spec, "clusterIP") ?? textsAt(spec, "clusterIPs")[0] ?? "";
  if (address === "") {
    const taken = new Set(
      [...state.store.peek("/services")].map((other) => textAt(other, "spec", "clusterIP")),
    );
    const key = `address/${namespaceOf(object)}/${nameOf(object)}`;
    address = addressAt(free(state, key, ADDRESSES, (index) => taken.has(addressAt(index))));
  }
  spec["clusterIP"] = address;
  spec["clusterIPs"] = [address];
  spec["ipFamilies"] ??= ["IPv4"];
  spec["ipFamilyPolicy"] ??= "SingleStack";
}

function takenNodePorts(state: ClusterState, object: Fields): Set<number> {
  const taken = new Set<number>();
  for (const other of state.store.peek("/services")) {
    if (nameOf(other) === nameOf(object) && namespaceOf(other) === namespaceOf(object)) continue;
    for (const port of itemsAt(other, "spec", "ports")) taken.add(numberAt(port, "nodePort") ?? 0);
    taken.add(numberAt(other, "spec", "healthCheckNodePort") ?? 0);
  }
  return taken;
}

function allocateNodePorts(object: Fields, state: ClusterState): void {
  const spec = child(object, "spec");
  const taken = takenNodePorts(state, object);
  const allocate = (key: string): number => {
    const isTaken = (index: number) => taken.has(FIRST_NODE_PORT + index);
    const port =
      FIRST_NODE_PORT + free(state, `${namespaceOf(object)}/${nameOf(object)}/${key}`, NODE_PORTS, isTaken);
    taken.add(port);
    return port;
  };
  const ports = itemsAt(spec, "ports");
  for (const port of ports) taken.add(numberAt(port, "nodePort") ?? 0);
  if (spec["allocateLoadBalancerNodePorts"] !== false) {
    for (const port of ports) {
      port["nodePort"] ??= allocate(`${textAt(port, "protocol") ?? ""}/${numberAt(port, "port") ?? 0}`);
    }
  }
  if (spec["type"] === "LoadBalancer" && spec["externalTrafficPolicy"] === "Local") {
    spec["healthCheckNodePort"] ??= allocate("health");
  }
}

function dropFieldsOfOtherTypes(spec: Fields, oldSpec: Fields): void {
  const type = textAt(spec, "type");
  const exposed = type === "NodePort" || type === "LoadBalancer";
  const unchanged = (name: string) => equal(spec[name], oldSpec[name]);
  if (!exposed) {
    if (unchanged("ports")) for (const port of itemsAt(spec, "ports")) delete port["nodePort"];
    if (unchanged("externalTrafficPolicy")) delete spec["externalTrafficPolicy"];
  }
  if (type !== "LoadBalancer") {
    for (const name of ["allocateLoadBalancerNodePorts", "loadBalancerClass"] as const) {
      if (unchanged(name)) Reflect.deleteProperty(spec, name);
    }
  }
  if (
    !(type === "LoadBalancer" && spec["externalTrafficPolicy"] === "Local") &&
    unchanged("healthCheckNodePort")
  ) {
    delete spec["healthCheckNodePort"];
  }
  if (type !== "ExternalName") return;
  for (const name of ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"]) {
    if (unchanged(name)) Reflect.deleteProperty(spec, name);
  }
}

function keepAllocated(spec: Fields, oldSpec: Fields): void {
  if (spec["type"] !== "ExternalName" && oldSpec["type"] !== "ExternalName") {
    for (const name of ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"]) {
      const value = oldSpec[name];
      if (spec[name] === undefined && value !== undefined) spec[name] = value;
    }
  }
  if (spec["type"] !== "NodePort" && spec["type"] !== "LoadBalancer") return;
  for (const port of itemsAt(spec, "ports")) {
    const before = itemsAt(oldSpec, "ports").find(
      (other) => other["port"] === port["port"] && other["protocol"] === port["protocol"],
    );
    const nodePort = before?.["nodePort"];
    if (port["nodePort"] === undefined && nodePort !== undefined) port["nodePort"] = nodePort;
  }
  const health = oldSpec["healthCheckNodePort"];
  if (health !== undefined && spec["externalTrafficPolicy"] === "Local")
    spec["healthCheckNodePort"] ??= health;
}

/** @throws ApiError when an address or port that was asked for belongs to another service. */
function refuseTaken(object: Fields, state: ClusterState): void {
  const type = state.registry.find("", "v1", "services");
  const address = textAt(object, "spec", "clusterIP") ?? "";
  const others = [...state.store.peek("/services")].filter(
    (other) => nameOf(other) !== nameOf(object) || namespaceOf(other) !== namespaceOf(object),
  );
  const causes: Cause[] = [];
  const reason = "FieldValueInvalid";
  if (
    address !== "" &&
    address !== "None" &&
    others.some((other) => textAt(other, "spec", "clusterIP") === address)
  ) {
    const message = `Invalid value: ["${address}"]: failed to allocate IP ${address}: provided IP is already allocated`;
    causes.push({ field: "spec.clusterIPs", reason, message });
  }
  const taken = takenNodePorts(state, object);
  itemsAt(object, "spec", "ports").forEach((port, i) => {
    const nodePort = numberAt(port, "nodePort") ?? 0;
    if (nodePort === 0 || !taken.has(nodePort)) return;
    const message = `Invalid value: ${nodePort}: provided port is already allocated`;
    causes.push({ field: `spec.ports[${i}].nodePort`, reason, message });
  });
  if (type !== undefined && causes.length > 0) throw invalid(type, nameOf(object), causes);
}

function allocate(object: Fields, state: ClusterState): void {
  const type = textAt(object, "spec", "type");
  if (type === "ExternalName") return;
  refuseTaken(object, state);
  allocateAddress(object, state);
  if (type === "NodePort" || type === "LoadBalancer") allocateNodePorts(object, state);
}

/** Services get addresses and ports, keep them on updates, and lose what another type has no use for. */
export const serviceStrategy: Strategy = {
  create: (object, state) => {
    object["status"] = { loadBalancer: {} };
    allocate(object, state);
  },
  update: (object, old, state, subresource) => {
    if (subresource !== "") return;
    const spec = child(object, "spec");
    const oldSpec = specOf(old);
    keepAllocated(spec, oldSpec);
    if (spec["type"] !== oldSpec["type"]) dropFieldsOfOtherTypes(spec, oldSpec);
    allocate(object, state);
  },
};

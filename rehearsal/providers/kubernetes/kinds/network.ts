import { JsonObject } from "../../../cluster/kubernetes-api";
import { Value } from "../../../plugin/value";
import { numberInString } from "../conversion/codec";
import { arrayOf, jsonAt, objectOf, textOf, without } from "../conversion/json";
import { always, block, fields, Shape, spelled } from "../conversion/shape";
import { Change, isChanged, valueAt } from "../lifecycle/change";
import { inTurn, Operation, Patcher, patchTable } from "../lifecycle/json-patch";
import { ingressAddress, serviceAddress, whenAsked } from "../lifecycle/waits";
import { endpointSubset, ingressSpec, networkPolicySpec, serviceSpec } from "../shapes/network";
import { KindDefinition } from "./kind";

/** A plain value of the plan as it is sent. */
const planned = (path: string, empty: string | boolean | number) => (change: Change) => {
  const value = valueAt(change.planned, path);
  return typeof value === "string" || typeof value === "boolean" || typeof value === "number" ? value : empty;
};

const text = (attribute: string, path: string) => ({
  when: `spec.0.${attribute}`,
  path: `/spec/${path}`,
  value: planned(`spec.0.${attribute}`, ""),
});

/** What a change of the type brings with it. */
const serviceTypePatch: Patcher = (change) => {
  if (!isChanged(change, "spec.0.type")) return [];
  const type = String(valueAt(change.planned, "spec.0.type"));
  const operations: Operation[] = [];
  if (type === "ExternalName") operations.push({ op: "remove", path: "/spec/clusterIP" });
  if (type === "ClusterIP") {
    const ports = arrayOf(jsonAt(change.object, "spec", "ports")).map((port) =>
      without(objectOf(port), ["nodePort"]),
    );
    operations.push({ op: "replace", path: "/spec/ports", value: ports });
  }
  if (type === "LoadBalancer") {
    const value = valueAt(change.planned, "spec.0.allocate_load_balancer_node_ports") === true;
    operations.push({ op: "replace", path: "/spec/allocateLoadBalancerNodePorts", value });
  }
  return [...operations, { op: "replace", path: "/spec/type", value: type }];
};

const notReadyPatch: Patcher = (change) => {
  const when = "spec.0.publish_not_ready_addresses";
  const path = "/spec/publishNotReadyAddresses";
  if (!isChanged(change, when)) return [];
  return [valueAt(change.planned, when) === true ? { op: "add", path, value: true } : { op: "remove", path }];
};

const servicePatch = inTurn(
  patchTable(
    {
      when: "spec.0.allocate_load_balancer_node_ports",
      path: "/spec/allocateLoadBalancerNodePorts",
      value: planned("spec.0.allocate_load_balancer_node_ports", false),
    },
    { when: "spec.0.selector", path: "/spec/selector", empty: {} },
    text("session_affinity", "sessionAffinity"),
    { when: "spec.0.session_affinity_config", path: "/spec/sessionAffinityConfig", empty: {} },
    text("load_balancer_ip", "loadBalancerIP"),
    { when: "spec.0.load_balancer_source_ranges", path: "/spec/loadBalancerSourceRanges", empty: [] },
    { when: "spec.0.port", path: "/spec/ports", empty: [] },
  ),
  serviceTypePatch,
  patchTable(
    { when: "spec.0.external_ips", path: "/spec/externalIPs", empty: [] },
    text("external_name", "externalName"),
    text("external_traffic_policy", "externalTrafficPolicy"),
    text("internal_traffic_policy", "internalTrafficPolicy"),
    { when: "spec.0.ip_families", path: "/spec/ipFamilies", empty: [] },
    text("ip_family_policy", "ipFamilyPolicy"),
  ),
  notReadyPatch,
  patchTable({
    when: "spec.0.health_check_node_port",
    path: "/spec/healthCheckNodePort",
    value: planned("spec.0.health_check_node_port", 0),
  }),
);

const addOrReplace = (when: string) => (change: Change) => {
  const before = valueAt(change.prior, when);
  return Array.isArray(before) && before.length > 0 ? "replace" : "add";
};

const networkPolicyPatch = patchTable(
  { when: "spec.0.ingress", path: "/spec/ingress", empty: [], op: addOrReplace("spec.0.ingress") },
  { when: "spec.0.egress", path: "/spec/egress", empty: [], op: addOrReplace("spec.0.egress") },
  { when: "spec.0.pod_selector", path: "/spec/podSelector", empty: {} },
  { when: "spec.0.policy_types", path: "/spec/policyTypes", empty: [] },
);

const endpointSlice: Shape = {
  constant: { addressType: "", endpoints: [], ports: [] },
  ...fields({
    endpoint: block({
      constant: { addresses: null, conditions: {} },
      ...fields({
        condition: block(fields({ ready: always, serving: always, terminating: always }), {
          api: "conditions",
        }),
      }),
    }),
    port: block({
      ...fields({
        name: always,
        port: spelled(numberInString),
        protocol: { send: "never" },
        app_protocol: always,
      }),
    }),
  }),
};

/** How pods are reached, and how not. */
export const networkKinds: readonly KindDefinition[] = [
  {
    typeName: "kubernetes_service_v1",
    apiVersion: "v1",
    kind: "Service",
    plural: "services",
    shape: fields({ spec: block(serviceSpec), status: { flatten: addressStatus } }),
    constant: { spec: {}, status: { loadBalancer: {} } },
    update: servicePatch,
    created: whenAsked("wait_for_load_balancer", serviceAddress),
    errors: { update: "Failed to update service: " },
    gone: (id) => `Service (${id}) still exists`,
  },
  {
    typeName: "kubernetes_ingress_v1",
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    plural: "ingresses",
    shape: fields({ spec: block(ingressSpec), status: { flatten: addressStatus } }),
    constant: { spec: {}, status: { loadBalancer: {} } },
    update: "put",
    created: whenAsked("wait_for_load_balancer", ingressAddress),
    errors: {
      create: "Failed to create Ingress '{id}' because: ",
      update: "Failed to update Ingress {id} because: ",
      delete: "Failed to delete Ingress {id} because: ",
    },
    strictDelete: true,
    gone: (id) => `Ingress (${id}) still exists`,
  },
  {
    typeName: "kubernetes_ingress_class_v1",
    apiVersion: "networking.k8s.io/v1",
    kind: "IngressClass",
    plural: "ingressclasses",
    clusterScoped: true,
    shape: fields({
      spec: block(fields({ parameters: block({ constant: { kind: "", name: "" } }, { single: true }) })),
    }),
    constant: { spec: {} },
    update: "put",
    unreadAfterCreate: () => true,
    errors: {
      create: "Failed to create Ingress Class '/{id}' because: ",
      update: "Failed to update Ingress Class default/{id} because: ",
      delete: "Failed to delete Ingress Class {id} because: ",
    },
    strictDelete: true,
    gone: (id) => `Ingress Class (${id}) still exists`,
  },
  {
    typeName: "kubernetes_network_policy_v1",
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    plural: "networkpolicies",
    shape: fields({ spec: block(networkPolicySpec) }),
    update: networkPolicyPatch,
    errors: { update: "Failed to update network policy: " },
  },
  {
    typeName: "kubernetes_endpoints_v1",
    apiVersion: "v1",
    kind: "Endpoints",
    plural: "endpoints",
    shape: { ...fields({ subset: block(endpointSubset) }), prepared: (json) => ({ subsets: [], ...json }) },
    update: patchTable({ when: "subset", path: "/subsets", empty: [] }),
    errors: {
      create: "Failed to create endpoints because: ",
      update: "Failed to update endpoints: ",
      delete: "Failed to delete endpoints because: ",
    },
  },
  {
    typeName: "kubernetes_endpoint_slice_v1",
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    plural: "endpointslices",
    shape: endpointSlice,
    update: patchTable(
      { when: "address_type", path: "/addressType", empty: "" },
      { when: "endpoint", path: "/endpoints", empty: [] },
      { when: "port", path: "/ports", empty: [] },
    ),
    errors: {
      create: "Failed to create endpoint_slice because: ",
      update: "Failed to update endpointSlice: ",
      delete: "Failed to delete endpoints because: ",
    },
  },
];

function addressStatus(_: unknown, object: JsonObject): Value {
  const addresses = arrayOf(jsonAt(object, "status", "loadBalancer", "ingress")).map((address) => ({
    ip: textOf(objectOf(address)["ip"]),
    hostname: textOf(objectOf(address)["hostname"]),
  }));
  return [{ load_balancer: [{ ingress: addresses }] }];
}

import { intOrString, intOrStringWhenSet } from "../conversion/codec";
import { textOf } from "../conversion/json";
import { always, block, fields, FieldRule, Shape, spelled } from "../conversion/shape";
import { labelSelector } from "./label-selector";

const isLoadBalancer = (type: unknown) => type === "LoadBalancer";

/** How a Service is reached. Some of its fields are there for load balancers only. */
export const serviceSpec: Shape = fields({
  allocate_load_balancer_node_ports: {
    expand: (value, { type }) => (isLoadBalancer(type) ? value === true : undefined),
    flatten: (json, { type }) => (isLoadBalancer(type) && typeof json === "boolean" ? json : true),
  },
  load_balancer_class: {
    expand: (value, { type }) =>
      isLoadBalancer(type) && typeof value === "string" && value !== "" ? value : undefined,
    flatten: (json, { type }) => (isLoadBalancer(type) ? textOf(json) : undefined),
  },
  external_ips: { hash: "serialized" },
  load_balancer_source_ranges: { hash: "serialized" },
  port: block({ constant: { port: 0 }, ...fields({ target_port: spelled(intOrString, always) }) }),
  session_affinity_config: block({
    ...fields({ client_ip: block(fields({ timeout_seconds: always }), always) }),
  }),
});

const ingressBackend: Shape = fields({
  resource: block(
    { constant: { apiGroup: null, kind: "", name: "" }, ...fields({ api_group: always }) },
    { single: true, blank: "omit" },
  ),
  service: block(
    { constant: { name: "", port: {} }, ...fields({ port: { single: true, blank: "omit" } }) },
    { single: true, blank: "omit" },
  ),
});

const ingressPath: Shape = {
  constant: { pathType: "", backend: {} },
  ...fields({ backend: block(ingressBackend, { single: true }), path_type: always }),
};

/** Which requests an Ingress sends where. */
export const ingressSpec: Shape = fields({
  default_backend: block(ingressBackend, { single: true }),
  rule: block(fields({ http: block(fields({ path: block(ingressPath) }), { single: true, blank: "omit" }) })),
});

const peers: FieldRule = block(
  fields({
    ip_block: block({ constant: { cidr: "" } }, { single: true }),
    namespace_selector: block(labelSelector, { single: true }),
    pod_selector: block(labelSelector, { single: true }),
  }),
);

const policyPorts: FieldRule = block(fields({ port: spelled(intOrStringWhenSet) }));

/** Which connections a NetworkPolicy lets through. */
export const networkPolicySpec: Shape = {
  constant: { podSelector: {} },
  ...fields({
    pod_selector: block(labelSelector, { single: true }),
    ingress: block(fields({ from: { ...peers, api: "from" }, ports: policyPorts })),
    egress: block(fields({ to: { ...peers, api: "to" }, ports: policyPorts })),
  }),
  prepared: (json) => ({ ...json, podSelector: json["podSelector"] ?? {} }),
};

/** Addresses behind a Service that has no selector. */
export const endpointSubset: Shape = fields({
  address: block({ constant: { ip: "" } }, { api: "addresses" }),
  not_ready_address: block({ constant: { ip: "" } }, { api: "notReadyAddresses" }),
  port: block({ constant: { port: 0 } }),
});

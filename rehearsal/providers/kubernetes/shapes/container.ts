import { intOrStringWhenSet, numberInString, quantities, quantityOrZero } from "../conversion/codec";
import { textOf } from "../conversion/json";
import { always, block, fields, FieldRule, Shape, spelled } from "../conversion/shape";
import { keyReference } from "./label-selector";

const optionalReference: Shape = fields({ optional: always });

/** A field of the pod, as an environment variable or a file. */
export const fieldReference: Shape = { constant: { fieldPath: "" } };

/** A resource amount of a container, as an environment variable or a file. */
export const resourceFieldReference: Shape = {
  constant: { resource: "", divisor: "0" },
  ...fields({ divisor: spelled(quantityOrZero) }),
};

/** Requests and limits. */
export const resourceRequirements: Shape = fields({
  limits: spelled(quantities),
  requests: spelled(quantities),
});

/** Requests and limits of a container, read back though there are none. */
const containerResources: Shape = {
  ...resourceRequirements,
  prepared: (json) => ({ limits: {}, requests: {}, ...json }),
};

const httpGet: Shape = {
  constant: { port: 0 },
  ...fields({
    port: spelled(intOrStringWhenSet),
    http_header: block({ constant: { name: "", value: "" } }),
  }),
};

const tcpSocket: Shape = { constant: { port: 0 }, ...fields({ port: spelled(intOrStringWhenSet) }) };

const handler: Shape = fields({ http_get: block(httpGet), tcp_socket: block(tcpSocket, { single: true }) });

const probe: FieldRule = block(
  fields({
    http_get: block(httpGet),
    tcp_socket: block(tcpSocket, { single: true }),
    grpc: block({ constant: { port: 0, service: null }, ...fields({ service: always }) }, { single: true }),
  }),
);

/** SELinux labels and the like are sent when they are set. */
export const seccompProfile: Shape = {
  constant: { type: "" },
  ...fields({
    localhost_profile: {
      expand: (value, { type }) => (type === "Localhost" ? String(value ?? "") : undefined),
    },
  }),
};

/** The security context of a container: all or nothing. */
export const containerSecurityContext: Shape = fields({
  allow_privilege_escalation: always,
  privileged: always,
  read_only_root_filesystem: always,
  run_as_non_root: always,
  run_as_group: spelled(numberInString),
  run_as_user: spelled(numberInString),
  seccomp_profile: block(seccompProfile),
});

/** An environment variable. */
export const environmentVariable: Shape = {
  constant: { name: "" },
  ...fields({
    value_from: block(
      fields({
        config_map_key_ref: block(keyReference),
        secret_key_ref: block(keyReference),
        field_ref: block(fieldReference),
        resource_field_ref: block(resourceFieldReference),
      }),
    ),
  }),
};

/** A container. */
export const container: Shape = {
  constant: { name: "", resources: {} },
  ...fields({
    env: block(environmentVariable, { api: "env" }),
    env_from: block(
      fields({ config_map_ref: block(optionalReference), secret_ref: block(optionalReference) }),
      { api: "envFrom" },
    ),
    lifecycle: block(
      fields({ post_start: block(handler, { single: true }), pre_stop: block(handler, { single: true }) }),
    ),
    liveness_probe: probe,
    readiness_probe: probe,
    startup_probe: probe,
    port: block({ constant: { containerPort: 0 } }),
    resources: block(containerResources),
    security_context: block(containerSecurityContext),
    volume_mount: block({
      constant: { name: "", mountPath: "" },
      ...fields({ mount_propagation: { send: "always", flatten: (json) => textOf(json) || "None" } }),
    }),
    volume_device: block({ constant: { name: "", devicePath: "" } }),
  }),
  prepared: (json) => ({ ...json, resources: json["resources"] ?? {} }),
};

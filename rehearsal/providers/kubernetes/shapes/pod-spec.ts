import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { numberInString } from "../conversion/codec";
import { arrayOf, objectOf, textOf } from "../conversion/json";
import { always, block, fields, FieldRule, Shape, spelled } from "../conversion/shape";
import { affinity } from "./affinity";
import { container, seccompProfile } from "./container";
import { labelSelector } from "./label-selector";
import { templateMetadata } from "./metadata";
import { podVolume } from "./pod-volume";

const podSecurityContext: FieldRule = block(
  fields({
    fs_group: spelled(numberInString),
    run_as_group: spelled(numberInString),
    run_as_non_root: always,
    run_as_user: spelled(numberInString),
    supplemental_groups: { hash: "serialized" },
    seccomp_profile: block(seccompProfile),
    windows_options: block(
      fields({
        gmsa_credential_spec: always,
        gmsa_credential_spec_name: always,
        host_process: always,
        run_as_username: { api: "runAsUserName", send: "always" },
      }),
    ),
  }),
  { read: "filled" },
);

const podFields: Readonly<Record<string, FieldRule>> = {
  affinity: block(affinity, { read: "filled" }),
  automount_service_account_token: always,
  container: block(container),
  init_container: block(container),
  dns_config: block(fields({ option: block(fields({ value: always })) }), { read: "filled" }),
  enable_service_links: always,
  host_aliases: block({ constant: { ip: "" } }),
  os: { blank: "omit" },
  readiness_gate: block({ constant: { conditionType: "" } }),
  security_context: podSecurityContext,
  share_process_namespace: always,
  termination_grace_period_seconds: always,
  toleration: block(fields({ toleration_seconds: spelled(numberInString) })),
  topology_spread_constraint: block({
    constant: { maxSkew: 0, topologyKey: "", whenUnsatisfiable: "" },
    ...fields({
      label_selector: block(labelSelector, { single: true }),
      match_label_keys: { hash: "serialized" },
    }),
  }),
  volume: block(podVolume),
};

/** The pods of a template. */
export const templatePodSpec: Shape = {
  constant: { containers: null },
  fields: podFields,
  prepared: withoutTokenVolumes,
};

/** Taints that the API server makes every pod tolerate. */
const BUILT_IN_TOLERATIONS = ["not-ready", "unreachable", "unschedulable", "memory-pressure", "disk-pressure"]
  .concat("network-unavailable", "pid-pressure")
  .map((taint) => `node.kubernetes.io/${taint}`);

/** A pod that stands for itself: what the API server added to it is not read back. */
export const ownPodSpec: Shape = {
  ...templatePodSpec,
  prepared: (json) => ({
    ...withoutTokenVolumes(json),
    tolerations: arrayOf(json["tolerations"]).filter(
      (toleration) => !BUILT_IN_TOLERATIONS.includes(textOf(objectOf(toleration)["key"])),
    ),
  }),
};

/** A pod template. */
export const podTemplate: Shape = {
  constant: { metadata: { creationTimestamp: null }, spec: { containers: null } },
  ...fields({ metadata: block(templateMetadata), spec: block(templatePodSpec) }),
};

/** The volume of the service account's token, and where it is mounted, are the API server's own. */
function withoutTokenVolumes(pod: JsonObject): JsonObject {
  const account = textOf(pod["serviceAccountName"]) || "default";
  const token = new RegExp(`${account}-token-([a-z0-9]{5})`);
  const isToken = (item: Json) => {
    const name = textOf(objectOf(item)["name"]);
    return name.startsWith("kube-api-access") || token.test(name);
  };
  const withoutFirst = (items: Json | undefined) => {
    const list = arrayOf(items);
    const found = list.findIndex(isToken);
    return list.filter((_, index) => index !== found);
  };
  const containers = (items: Json | undefined) =>
    arrayOf(items).map((item) => ({
      ...objectOf(item),
      volumeMounts: withoutFirst(objectOf(item)["volumeMounts"]),
    }));
  return {
    ...pod,
    volumes: withoutFirst(pod["volumes"]),
    containers: containers(pod["containers"]),
    initContainers: containers(pod["initContainers"]),
  };
}

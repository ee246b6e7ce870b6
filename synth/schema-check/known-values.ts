import { AttributeFacts, ResourceFacts } from "./schema";

const WHOLE_NUMBER: AttributeFacts = { pattern: ["\\d+", "a whole number"] };
const FILE_MODE: AttributeFacts = { pattern: ["0[0-7]{3}", "a mode in octal, such as 0644"] };
const OBJECT_NAME: AttributeFacts = {
  pattern: ["[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "a name of lower-case letters, digits, '-' and '.'"],
};

const SECURITY_FACTS: ResourceFacts = {
  run_as_user: WHOLE_NUMBER,
  run_as_group: WHOLE_NUMBER,
  "seccomp_profile.type": { enum: ["RuntimeDefault", "Localhost", "Unconfined"] },
};

const POD_FACTS: ResourceFacts = {
  restart_policy: { enum: ["Always", "OnFailure", "Never"] },
  dns_policy: { enum: ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"] },
  "container.image_pull_policy": { enum: ["Always", "IfNotPresent", "Never"] },
  "init_container.image_pull_policy": { enum: ["Always", "IfNotPresent", "Never"] },
  "container.port.container_port": { range: [1, 65535] },
  "container.port.host_port": { range: [1, 65535] },
  "container.port.protocol": { enum: ["TCP", "UDP", "SCTP"] },
  ...under("security_context", SECURITY_FACTS),
  ...under("container.security_context", SECURITY_FACTS),
  ...under("init_container.security_context", SECURITY_FACTS),
  "security_context.fs_group": WHOLE_NUMBER,
  "security_context.fs_group_change_policy": { enum: ["Always", "OnRootMismatch"] },
  "toleration.effect": { enum: ["NoSchedule", "PreferNoSchedule", "NoExecute"] },
  "toleration.operator": { enum: ["Equal", "Exists"] },
  "topology_spread_constraint.when_unsatisfiable": { enum: ["DoNotSchedule", "ScheduleAnyway"] },
  "volume.config_map.default_mode": FILE_MODE,
  "volume.secret.default_mode": FILE_MODE,
  "volume.empty_dir.medium": { enum: ["", "Memory", "HugePages"] },
  termination_grace_period_seconds: { range: [0, null] },
};

const ACCESS_MODES: AttributeFacts = {
  enum: ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"],
};

/**
 * Values that the Kubernetes API allows and that the provider either checks in code, where no schema shows it, or does not
 * check at all. In the form of the recorded facts, by resource type and path.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const KNOWN_VALUES: Readonly<Record<string, ResourceFacts>> = {
  kubernetes_deployment_v1: {
    ...under("spec.template.spec", POD_FACTS),
    "spec.replicas": WHOLE_NUMBER,
    "spec.strategy.type": { enum: ["RollingUpdate", "Recreate"] },
  },
  kubernetes_stateful_set_v1: {
    ...under("spec.template.spec", POD_FACTS),
    "spec.replicas": WHOLE_NUMBER,
    "spec.revision_history_limit": { range: [1, null] },
  },
  kubernetes_daemon_set_v1: under("spec.template.spec", POD_FACTS),
  kubernetes_job_v1: under("spec.template.spec", POD_FACTS),
  kubernetes_cron_job_v1: {
    ...under("spec.job_template.spec.template.spec", POD_FACTS),
    "spec.concurrency_policy": { enum: ["Allow", "Forbid", "Replace"] },
  },
  kubernetes_pod_v1: under("spec", POD_FACTS),
  kubernetes_service_v1: {
    "spec.type": { enum: ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"] },
    "spec.external_traffic_policy": { enum: ["Cluster", "Local"] },
    "spec.session_affinity": { enum: ["None", "ClientIP"] },
    "spec.port.port": { range: [1, 65535] },
    "spec.port.protocol": { enum: ["TCP", "UDP", "SCTP"] },
  },
  kubernetes_ingress_v1: {
    "spec.rule.http.path.path_type": { enum: ["Exact", "Prefix", "ImplementationSpecific"] },
    "spec.rule.http.path.backend.service.port.number": { range: [1, 65535] },
  },
  kubernetes_network_policy_v1: { "spec.policy_types": { enum: ["Ingress", "Egress"] } },
  kubernetes_persistent_volume_v1: {
    "spec.access_modes": ACCESS_MODES,
    "spec.persistent_volume_reclaim_policy": { enum: ["Retain", "Delete", "Recycle"] },
    "spec.volume_mode": { enum: ["Filesystem", "Block"] },
  },
  kubernetes_namespace_v1: { "metadata.name": OBJECT_NAME },
  kubernetes_storage_class_v1: {
    reclaim_policy: { enum: ["Retain", "Delete", "Recycle"] },
    volume_binding_mode: { enum: ["Immediate", "WaitForFirstConsumer"] },
  },
  kubernetes_persistent_volume_claim_v1: { "spec.access_modes": ACCESS_MODES },
};

function under(prefix: string, facts: ResourceFacts): ResourceFacts {
  return Object.fromEntries(Object.entries(facts).map(([path, fact]) => [`${prefix}.${path}`, fact]));
}

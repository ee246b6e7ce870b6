import { AttributeFacts, ResourceFacts } from "./schema";

const POD_FACTS: ResourceFacts = {
  restart_policy: { enum: ["Always", "OnFailure", "Never"] },
  dns_policy: { enum: ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"] },
  "container.image_pull_policy": { enum: ["Always", "IfNotPresent", "Never"] },
  "init_container.image_pull_policy": { enum: ["Always", "IfNotPresent", "Never"] },
  "container.port.container_port": { range: [1, 65535] },
  "container.port.protocol": { enum: ["TCP", "UDP", "SCTP"] },
  "security_context.fs_group_change_policy": { enum: ["Always", "OnRootMismatch"] },
  "security_context.seccomp_profile.type": { enum: ["RuntimeDefault", "Localhost", "Unconfined"] },
  "container.security_context.seccomp_profile.type": { enum: ["RuntimeDefault", "Localhost", "Unconfined"] },
  "toleration.effect": { enum: ["NoSchedule", "PreferNoSchedule", "NoExecute"] },
  "toleration.operator": { enum: ["Equal", "Exists"] },
  "topology_spread_constraint.when_unsatisfiable": { enum: ["DoNotSchedule", "ScheduleAnyway"] },
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
    "spec.strategy.type": { enum: ["RollingUpdate", "Recreate"] },
  },
  kubernetes_stateful_set_v1: under("spec.template.spec", POD_FACTS),
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
  kubernetes_persistent_volume_claim_v1: { "spec.access_modes": ACCESS_MODES },
};

function under(prefix: string, facts: ResourceFacts): ResourceFacts {
  return Object.fromEntries(Object.entries(facts).map(([path, fact]) => [`${prefix}.${path}`, fact]));
}

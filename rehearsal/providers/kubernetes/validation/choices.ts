/** The texts that attributes take, by the end of their paths; led by the type where types differ. */
export const CHOICES: readonly (readonly [values: readonly string[], ...paths: readonly string[]])[] = [
  // Pods
  [["Always", "OnFailure", "Never"], "spec.restart_policy"],
  [["Always"], "kubernetes_deployment_v1/spec.restart_policy"],
  [["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"], "spec.dns_policy"],
  [["linux", "windows"], "os.name"],
  [["Always", "OnRootMismatch"], "security_context.fs_group_change_policy"],
  [["Localhost", "RuntimeDefault", "Unconfined"], "seccomp_profile.type"],
  [["NoSchedule", "PreferNoSchedule", "NoExecute"], "toleration.effect"],
  [["Exists", "Equal"], "toleration.operator"],
  [
    ["Honor", "Ignore"],
    "topology_spread_constraint.node_affinity_policy",
    "topology_spread_constraint.node_taints_policy",
  ],
  [["DoNotSchedule", "ScheduleAnyway"], "topology_spread_constraint.when_unsatisfiable"],
  [["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"], "match_expressions.operator"],
  [["Pending", "Running", "Succeeded", "Failed", "Unknown"], "target_state.[]"],

  // Containers
  [["TCP", "UDP"], "port.protocol"],
  [["HTTP", "HTTPS"], "http_get.scheme"],
  [
    ["File", "FallbackToLogsOnError"],
    "container.termination_message_policy",
    "init_container.termination_message_policy",
  ],
  [["None", "HostToContainer", "Bidirectional"], "volume_mount.mount_propagation"],

  // Volumes
  [["", "Memory", "HugePages", "HugePages-2Mi", "HugePages-1Gi"], "empty_dir.medium"],
  [
    ["", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"],
    "host_path.type",
  ],
  [["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"], "spec.access_modes.[]"],
  [["Block", "Filesystem"], "spec.volume_mode"],
  [["Recycle", "Delete", "Retain"], "reclaim_policy", "spec.persistent_volume_reclaim_policy"],
  [["Immediate", "WaitForFirstConsumer"], "volume_binding_mode"],
  [["Persistent", "Ephemeral"], "spec.volume_lifecycle_modes.[]"],

  // Workloads
  [["RollingUpdate", "Recreate"], "kubernetes_deployment_v1/strategy.type"],
  [["RollingUpdate", "OnDelete"], "kubernetes_daemon_set_v1/strategy.type", "update_strategy.type"],
  [["OrderedReady", "Parallel"], "spec.pod_management_policy"],
  [
    ["Retain", "Delete"],
    "persistent_volume_claim_retention_policy.when_deleted",
    "persistent_volume_claim_retention_policy.when_scaled",
  ],
  [["Indexed", "NonIndexed"], "spec.completion_mode"],
  [["Allow", "Forbid", "Replace"], "spec.concurrency_policy"],

  // Network
  [
    ["TCP", "UDP", "SCTP"],
    "kubernetes_service_v1/port.protocol",
    "kubernetes_endpoint_slice_v1/port.protocol",
  ],
  [["ClusterIP", "ExternalName", "NodePort", "LoadBalancer"], "kubernetes_service_v1/spec.type"],
  [["ClientIP", "None"], "spec.session_affinity"],
  [["Local", "Cluster"], "spec.external_traffic_policy"],
  [["Cluster", "Local"], "spec.internal_traffic_policy"],
  [["IPv4", "IPv6"], "spec.ip_families.[]"],
  [["SingleStack", "PreferDualStack", "RequireDualStack"], "spec.ip_family_policy"],
  [["IPv4", "IPv6", "FQDN"], "address_type"],
  [["ImplementationSpecific", "Prefix", "Exact"], "path.path_type"],
  [["Cluster", "Namespace"], "parameters.scope"],

  // Everything else
  [["default"], "kubernetes_default_service_account_v1/metadata.name"],
  [["rbac.authorization.k8s.io"], "role_ref.api_group"],
  [["Role", "ClusterRole"], "role_ref.kind"],
  [["ContainerResource", "External", "Object", "Pods", "Resource"], "metric.type"],
  [["Never", "PreemptLowerPriority"], "preemption_policy"],
  [["In", "NotIn", "Exists", "DoesNotExist"], "match_expression.operator"],
  [
    ["Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass"],
    "match_expression.scope_name",
    "spec.scopes.[]",
  ],
  [["*", "CREATE", "UPDATE", "DELETE", "CONNECT"], "rule.operations.[]"],
  [["Fail", "Ignore"], "webhook.failure_policy"],
  [["Equivalent", "Exact"], "webhook.match_policy"],
  [["Never", "IfNeeded"], "webhook.reinvocation_policy"],
  [["Unknown", "None", "Some", "NoneOnDryRun"], "webhook.side_effects"],
];

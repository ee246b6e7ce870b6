import { isValidated } from "../data";
import { CIDR, IP, NONE_OR_IP, PORT, PORT_OR_NAME, PORT_OR_ZERO, WEBHOOK_URL } from "./addresses";
import { CHOICES } from "./choices";
import { SCHEDULE } from "./cron";
import {
  ANNOTATIONS,
  BASE64_MAP,
  fits,
  HOST_NAME,
  INNER_PATH,
  LABELS,
  NAME,
  NAME_PREFIX,
  NOT_BLANK,
  ROLE_NAME,
} from "./names";
import {
  atLeast,
  between,
  COUNT_TEXT,
  INT_OR_PERCENT,
  INT_TEXT,
  MODE,
  notBelow,
  NOT_NEGATIVE,
  NOT_ZERO,
  POSITIVE,
  QUANTITIES,
  QUANTITY,
  TOKEN_SECONDS,
} from "./numbers";
import { oneOf, Rule, text } from "./rule";

const ELEMENT = "[]";
const PROBES = ["liveness_probe", "readiness_probe", "startup_probe"];
const PROBE_NUMBERS = ["failure_threshold", "period_seconds", "success_threshold", "timeout_seconds"];
const ROLES = ["cluster_role", "cluster_role_binding", "role", "role_binding"];
const SHARE = fits("^([0-9]+|[0-9]+%|)$");
const STRICT_SHARE = fits("^(0|[1-9][0-9]*|[1-9][0-9]?%|100%)$");
const TEMPLATED = [
  "CronJob",
  "Deployment",
  "Pod",
  "DaemonSet",
  "replicationcontroller",
  "StatefulSet",
  "ReplicaSet",
];

/** The rules by the end of the path, led by the type where types differ. An element of a list is `[]`. */
const RULES = new Map<string, Rule>([
  ...CHOICES.flatMap(([values, ...paths]) => paths.map((path) => [path, oneOf(...values)] as const)),
  ...under(NAME, "metadata.name", "dns_config.searches.[]"),
  ...under(NAME_PREFIX, "metadata.generate_name"),
  ...ROLES.flatMap((role) =>
    under(ROLE_NAME, `kubernetes_${role}_v1/metadata.name`, `kubernetes_${role}_v1/metadata.generate_name`),
  ),
  ...under(LABELS, "metadata.labels"),
  ...under(ANNOTATIONS, "metadata.annotations"),
  ...under(BASE64_MAP, "kubernetes_config_map_v1/binary_data"),
  ...under(HOST_NAME, "endpoint.hostname"),
  ...under(INNER_PATH, "items.path", "git_repo.directory"),
  ...under(
    NOT_BLANK,
    "kubernetes_annotations/field_manager",
    "kubernetes_labels/field_manager",
    "kubernetes_env/container",
    "kubernetes_env/init_container",
  ),
  ...under(caseless(...TEMPLATED), "kubernetes_env/kind"),
  ...under(fits("^[a-z0-9]([-a-z0-9]*[a-z0-9])?"), "kubernetes_runtime_class_v1/handler"),
  ...under(SCHEDULE, "spec.schedule"),

  ...under(PORT, "port.host_port", "spec.health_check_node_port", "kubernetes_service_v1/port.port"),
  ...under(PORT_OR_ZERO, "port.node_port"),
  ...under(PORT_OR_NAME, "http_get.port", "tcp_socket.port", "port.container_port"),
  ...under(PORT_OR_NAME, "container.port.name", "init_container.port.name", "grpc.port"),
  ...under(PORT_OR_NAME, "kubernetes_api_service_v1/service.port"),
  ...under(
    IP,
    "host_aliases.ip",
    "dns_config.nameservers.[]",
    "spec.external_ips.[]",
    "spec.load_balancer_ip",
  ),
  ...under(NONE_OR_IP, "spec.cluster_ip", "spec.cluster_ips.[]"),
  ...under(CIDR, "spec.load_balancer_source_ranges.[]"),
  ...under(WEBHOOK_URL, "client_config.url"),

  ...under(
    MODE,
    ...["config_map", "downward_api", "projected", "secret"].map((name) => `${name}.default_mode`),
  ),
  ...under(MODE, "items.mode"),
  ...under(QUANTITY, "empty_dir.size_limit", "resource_field_ref.divisor"),
  ...under(QUANTITIES, "spec.capacity", "kubernetes_resource_quota_v1/spec.hard"),
  ...under(POSITIVE, ...PROBES.flatMap((probe) => PROBE_NUMBERS.map((name) => `${probe}.${name}`))),
  ...under(POSITIVE, "spec.active_deadline_seconds", "spec.completions"),
  ...under(POSITIVE, "kubernetes_stateful_set_v1/spec.revision_history_limit"),
  ...under(NOT_NEGATIVE, "spec.backoff_limit", "spec.backoff_limit_per_index", "spec.max_failed_indexes"),
  ...under(NOT_NEGATIVE, "spec.parallelism", "spec.termination_grace_period_seconds"),
  ...under(NOT_NEGATIVE, "kubernetes_stateful_set_v1/spec.min_ready_seconds"),
  ...under(NOT_ZERO, "on_exit_codes.values.[]"),
  ...under(atLeast(1), "topology_spread_constraint.max_skew", "topology_spread_constraint.min_domains"),
  ...under(atLeast(1), "binary_data_wo_revision", "kubernetes_secret_v1/data_wo_revision"),
  ...under(notBelow(600), "service_account_token.expiration_seconds"),
  ...under(TOKEN_SECONDS, "kubernetes_token_request_v1/spec.expiration_seconds"),
  ...under(between(1, 86400), "client_ip.timeout_seconds"),
  ...under(between(0, 20000), "spec.group_priority_minimum"),
  ...under(between(0, 1000), "spec.version_priority"),
  ...under(between(1, 30), "webhook.timeout_seconds"),
  ...under(INT_TEXT, "kubernetes_deployment_v1/spec.replicas", "kubernetes_stateful_set_v1/spec.replicas"),
  ...under(INT_TEXT, "security_context.fs_group", "security_context.run_as_group"),
  ...under(INT_TEXT, "security_context.run_as_user", "toleration.toleration_seconds"),
  ...under(INT_OR_PERCENT, "kubernetes_pod_disruption_budget_v1/spec.max_unavailable"),
  ...under(INT_OR_PERCENT, "kubernetes_pod_disruption_budget_v1/spec.min_available"),
  ...under(COUNT_TEXT, "spec.ttl_seconds_after_finished", "kubernetes_endpoint_slice_v1/port.port"),
  ...under(
    SHARE,
    "kubernetes_deployment_v1/rolling_update.max_surge",
    "kubernetes_deployment_v1/rolling_update.max_unavailable",
  ),
  ...under(
    STRICT_SHARE,
    "kubernetes_daemon_set_v1/rolling_update.max_surge",
    "kubernetes_daemon_set_v1/rolling_update.max_unavailable",
  ),
]);

/** The rule of an attribute, if it has one. */
export function ruleOf(typeName: string, path: string): Rule | undefined {
  if (!path.endsWith(ELEMENT) && !isValidated(typeName, path)) return undefined;
  const parts = path.split(".");
  const ends = [3, 2, 1]
    .filter((count) => count <= parts.length)
    .map((count) => parts.slice(-count).join("."));
  // A single name is the end of a path only at the top.
  const candidates = parts.length > 1 ? ends.filter((end) => end.includes(".")) : ends;
  for (const prefix of [`${typeName}/`, ""]) {
    for (const end of candidates) {
      const rule = RULES.get(prefix + end);
      if (rule) return rule;
    }
  }
  return undefined;
}

function under(rule: Rule, ...paths: readonly string[]): [string, Rule][] {
  return paths.map((path) => [path, rule]);
}

function caseless(...allowed: readonly string[]): Rule {
  const lower = allowed.map((each) => each.toLowerCase());
  const strict = oneOf(...allowed);
  return text((value, key) => (lower.includes(value.toLowerCase()) ? [] : strict(value, key)));
}

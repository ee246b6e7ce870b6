import { BlockSchema } from "../../../plugin/schema";

/** Ends of the paths of blocks that the API server fills when they are not configured. */
const ANYWHERE = [
  /(^|\.)(container|init_container)\.resources$/,
  /(^|\.)spec\.(image_pull_secrets|readiness_gate)$/,
];

const AUTOSCALER = ["spec.behavior", "spec.behavior.scale_down", "spec.behavior.scale_up", "spec.metric"];

/** The same for single types. */
const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  kubernetes_cluster_role_v1: ["rule"],
  kubernetes_cron_job_v1: ["spec.job_template.spec.selector"],
  kubernetes_daemon_set_v1: ["spec.strategy", "spec.strategy.rolling_update"],
  kubernetes_deployment_v1: ["spec.strategy", "spec.strategy.rolling_update"],
  kubernetes_horizontal_pod_autoscaler_v2: AUTOSCALER,
  kubernetes_horizontal_pod_autoscaler_v2beta2: AUTOSCALER,
  kubernetes_job_v1: ["spec.selector"],
  kubernetes_persistent_volume_v1: ["spec.claim_ref", "spec.node_affinity"],
  kubernetes_pod_security_policy_v1beta1: ["spec.host_ports"],
  kubernetes_service_v1: ["spec.session_affinity_config", "spec.session_affinity_config.client_ip"],
  kubernetes_stateful_set_v1: ["spec.persistent_volume_claim_retention_policy"],
  kubernetes_token_request_v1: ["spec", "spec.bound_object_ref"],
};

/** Paths of the blocks of a type that the provider fills by itself, without indexes. */
export function computedBlocks(typeName: string, block: BlockSchema): readonly string[] {
  const own = BY_TYPE[typeName] ?? [];
  return blockPaths(block).filter((path) => own.includes(path) || ANYWHERE.some((end) => end.test(path)));
}

function blockPaths(block: BlockSchema, above = ""): readonly string[] {
  return [...block.blocks].flatMap(([name, nested]) => {
    const path = above === "" ? name : `${above}.${name}`;
    return [path, ...blockPaths(nested.block, path)];
  });
}

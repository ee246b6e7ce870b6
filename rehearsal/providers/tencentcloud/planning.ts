import { DraftPlan, PlanAdjustment } from "../../plugin/sdk/behaviour";
import { UNKNOWN } from "../../plugin/value";
import { likeNothing, Planning, sameInAnyOrder, sameJson, Suppression } from "../cloud/planning";

const sameImage: Suppression = ({ prior, planned }) =>
  typeof prior === "string" && typeof planned === "string" && imageOf(prior, planned) === planned;

const customImage: Suppression = ({ proposedResource: { node_os: os } }) =>
  typeof os === "string" && os.includes("img-");

const JSON_DOCUMENT: Planning = { suppressDiff: { document: sameJson } };
const RAW_VALUES: Planning = { suppressDiff: { raw_values: sameJson } };

const PLANNING: Readonly<Record<string, Planning>> = {
  tencentcloud_cam_policy: JSON_DOCUMENT,
  tencentcloud_cam_policy_by_name: JSON_DOCUMENT,
  tencentcloud_cam_role: JSON_DOCUMENT,
  tencentcloud_cam_role_by_name: JSON_DOCUMENT,
  tencentcloud_cos_bucket_policy: { suppressDiff: { policy: sameJson } },
  tencentcloud_kubernetes_addon: RAW_VALUES,
  tencentcloud_kubernetes_addon_config: RAW_VALUES,
  tencentcloud_kubernetes_cluster: {
    suppressDiff: {
      docker_graph_path: likeNothing("/var/lib/docker"),
      eni_subnet_ids: sameInAnyOrder,
      "extension_addon.param": sameJson,
      unschedulable: likeNothing(0),
    },
    customizeDiff: planContainerRuntime,
  },
  tencentcloud_kubernetes_node_pool: { suppressDiff: { node_os_type: customImage } },
  tencentcloud_scf_function: { suppressDiff: { "image_config.image_uri": sameImage } },
};

/** What a type's plans have beyond schema and facts. */
export function tencentcloudPlanning(typeName: string): Planning {
  return PLANNING[typeName] ?? {};
}

/** Kubernetes 1.24 knows no docker: the provider plans containerd from there on, and docker before. */
function planContainerRuntime({ prior, planned, config }: DraftPlan): PlanAdjustment {
  const open = config["container_runtime"] === null && planned["container_runtime"] === UNKNOWN;
  if (prior !== null || !open || planned["cluster_version"] === UNKNOWN) return {};
  const version = planned["cluster_version"];
  const minor =
    typeof version === "string" && version !== "" ? Number.parseInt(version.split(".")[1] ?? "") : 24;
  if (Number.isNaN(minor)) return {};
  return { planned: { ...planned, container_runtime: minor >= 24 ? "containerd" : "docker" } };
}

/** The image in state has tag and digest; a configuration may name either. */
function imageOf(prior: string, wanted: string): string {
  const [name = "", digest] = prior.split("@");
  if (digest === undefined || prior === wanted) return prior;
  if (!wanted.includes("@")) return name;
  return `${name.replace(/:[^/:]*$/, "")}@${digest}`;
}

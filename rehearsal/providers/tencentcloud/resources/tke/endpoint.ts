import { OperationError } from "../../../../plugin/sdk/operation-error";
import { ObjectValue } from "../../../../plugin/value";
import { publicAddress } from "../../../cloud/addresses";
import { addressIn } from "../../addresses";
import { ACCOUNT, TencentCloud } from "../../cloud";
import { ResourceRules } from "../../rules";
import { textAt } from "../../../cloud/values";
import { kubeconfigOf } from "../../../cloud/kubeconfig";
import { machinesOf } from "../../../cloud/pools/machines";

/** Terraform type of the resource that opens a cluster's API. */
export const ENDPOINT = "tencentcloud_kubernetes_cluster_endpoint";

/**
 * How a cluster's API is reached: nothing where no endpoint is open.
 *
 * @param open which ways are open
 */
export async function accessTo(
  cloud: TencentCloud,
  clusterId: string,
  open: ObjectValue | undefined,
): Promise<ObjectValue> {
  const cluster = await cloud.world.clusters.byName(clusterId);
  const internet = open?.["cluster_internet"] === true;
  const intranet = open?.["cluster_intranet"] === true;
  const kubeconfig =
    cluster === undefined ? "" : kubeconfigOf(cluster, ACCOUNT.uin, `${cluster.name}-context-default`);
  return {
    certification_authority: cluster?.credentials.caCertificate ?? "",
    cluster_external_endpoint: internet ? `https://${publicAddress(cloud, `${clusterId} endpoint`)}` : "",
    pgw_endpoint: intranet
      ? addressIn(cloud, textAt(open, "cluster_intranet_subnet_id"), `${clusterId} endpoint`)
      : "",
    kube_config: internet ? kubeconfig : "",
    kube_config_intranet: intranet ? kubeconfig : "",
  };
}

/** Refuses a private way in without a subnet for it, and a subnet without such a way. @throws OperationError */
export function requireSubnetForIntranet(planned: ObjectValue): void {
  const subnet = textAt(planned, "cluster_intranet_subnet_id");
  if (planned["cluster_intranet"] === true && subnet === "") {
    throw new OperationError("`cluster_intranet_subnet_id` must set when `cluster_intranet` is true");
  }
  if (planned["cluster_intranet"] !== true && subnet !== "") {
    throw new OperationError("`cluster_intranet_subnet_id` can only set when `cluster_intranet` is true");
  }
}

/** What a cluster shows of its endpoint while there is none. */
const CLOSED: ObjectValue = {
  cluster_external_endpoint: "",
  pgw_endpoint: "",
  kube_config: "",
  kube_config_intranet: "",
  cluster_internet: false,
  cluster_intranet: false,
  cluster_internet_domain: "",
  cluster_intranet_domain: "",
  cluster_internet_security_group: "",
};

/** The way to a cluster's API. It cannot be opened while nothing runs in the cluster. */
export const CLUSTER_ENDPOINT: ResourceRules = {
  beforeCreate(cloud, planned) {
    requireSubnetForIntranet(planned);
    const clusterId = textAt(planned, "cluster_id");
    const virtual = cloud
      .list("tencentcloud_kubernetes_serverless_node_pool")
      .some(({ value }) => value["cluster_id"] === clusterId);
    if (machinesOf(cloud, clusterId).length === 0 && !virtual)
      throw new OperationError("waiting for workers created");
  },
  async outputs(cloud, endpoint, before) {
    const isSame = (name: string): boolean => before !== undefined && before[name] === endpoint[name];
    if (isSame("cluster_internet") && isSame("cluster_intranet")) return {};
    const access = await accessTo(cloud, textAt(endpoint, "cluster_id"), endpoint);
    // Another subnet changes nothing while the private address stays open: the provider does not send it.
    return isSame("cluster_intranet") ? { ...access, pgw_endpoint: textAt(before, "pgw_endpoint") } : access;
  },
  /** A cluster that was updated while it was open has noted how; now it is closed, and holds no security group. */
  async afterDelete(cloud, endpoint) {
    const id = textAt(endpoint, "cluster_id");
    const cluster = cloud.find("tencentcloud_kubernetes_cluster", id);
    if (cluster !== undefined) cloud.put("tencentcloud_kubernetes_cluster", id, { ...cluster, ...CLOSED });
  },
};

import { PartialState } from "../../../../plugin/sdk/behaviour";
import { OperationError } from "../../../../plugin/sdk/operation-error";
import { ObjectValue } from "../../../../plugin/value";
import { readRange, overlaps } from "../../../cloud/addresses";
import { apiError } from "../../api-error";
import { TencentCloud } from "../../cloud";
import { ResourceRules } from "../../rules";
import { numberAt, textAt, textsAt } from "../../../cloud/values";
import { accessTo, ENDPOINT, requireSubnetForIntranet } from "./endpoint";
import { MACHINE, machinesOf } from "../../../cloud/pools/machines";
import { namedBalancer } from "./named-balancer";
import { TKE_POOLS } from "./pools";

/** Smallest and largest time after which a fixed address of a pod is given up, in seconds. */
const CLAIM_SECONDS = { least: 300, most: 15_768_000 };

/** Managed clusters. Each is a Kubernetes control plane of the rehearsal. */
export const CLUSTER: ResourceRules = {
  beforeCreate(cloud, planned) {
    requireEndpointArguments(planned);
    requireNetwork(cloud, planned);
    const claim = planned["claim_expired_seconds"];
    if (typeof claim === "number" && (claim < CLAIM_SECONDS.least || claim > CLAIM_SECONDS.most)) {
      throw new OperationError(
        '"claim_expired_seconds" must greater or equal than 300 and less than 15768000',
      );
    }
  },

  async afterCreate(cloud, cluster) {
    const id = textAt(cluster, "id");
    const started = await cloud.world.clusters.start(id, { namedBalancer: namedBalancer(cloud) });
    cloud.world.autoscaling.start(started, TKE_POOLS.scalable(cloud, id));
  },

  async outputs(cloud, { id }, before): Promise<PartialState> {
    if (before !== undefined) return {};
    const { certification_authority: authority = "" } = await accessTo(cloud, String(id), undefined);
    return { certification_authority: authority };
  },

  found(cloud, cluster) {
    const id = textAt(cluster, "id");
    const machines = machinesOf(cloud, id);
    const endpoint = cloud.find(ENDPOINT, id);
    return {
      cluster_node_num: machines.length,
      worker_instances_list: machines.map((machine) => ({
        failed_reason: "",
        instance_id: textAt(machine, "name"),
        instance_role: "WORKER",
        instance_state: "running",
        lan_ip: `10.0.1.${1 + (Number.parseInt(cloud.digits(textAt(machine, "name")).slice(0, 4), 16) % 254)}`,
      })),
      ...(endpoint === undefined ? {} : openedBy(endpoint)),
    };
  },

  beforeUpdate(cloud, prior, planned) {
    const changed = (name: string): boolean => planned[name] !== prior[name];
    if (planned["acquire_cluster_admin_role"] === false && prior["acquire_cluster_admin_role"] === true) {
      throw new OperationError("argument `acquire_cluster_admin_role` cannot set to false");
    }
    refuseSubnetChange(cloud, prior, planned, changed("vpc_cni_type") || changed("claim_expired_seconds"));
  },

  beforeDelete(cloud, { id }) {
    if (cloud.find("tencentcloud_kubernetes_cluster", String(id))?.["deletion_protection"] === true) {
      throw apiError(
        "OperationDenied.ClusterInDeletionProtection",
        `The cluster \`${String(id)}\` is protected against deletion.`,
      );
    }
  },

  /** Everything in the cluster goes with it, also what Terraform has lost sight of. */
  async afterDelete(cloud, { id }) {
    // What still works on its nodes must not bring back what is removed here.
    await cloud.world.autoscaling.stop(String(id));
    for (const { type, id: inside, value } of cloud.list()) {
      const belongs = type.startsWith("tencentcloud_kubernetes_") && value["cluster_id"] === id;
      if (belongs || (type === MACHINE && value["cluster"] === id)) cloud.remove(type, inside);
    }
    await cloud.world.clusters.stop(String(id));
  },
};

/** What the cluster shows once its endpoint is open. */
function openedBy(endpoint: ObjectValue): ObjectValue {
  const names = ["cluster_external_endpoint", "pgw_endpoint", "kube_config", "kube_config_intranet"];
  return {
    ...Object.fromEntries(names.map((name) => [name, textAt(endpoint, name)])),
    cluster_internet: endpoint["cluster_internet"] === true,
    cluster_intranet: endpoint["cluster_intranet"] === true,
    cluster_internet_domain: textAt(endpoint, "cluster_internet_domain"),
    cluster_intranet_domain: textAt(endpoint, "cluster_intranet_domain"),
    cluster_internet_security_group: textAt(endpoint, "cluster_internet_security_group"),
  };
}

function requireEndpointArguments(planned: ObjectValue): void {
  requireSubnetForIntranet(planned);
  const workers = planned["worker_config"];
  if (planned["cluster_internet"] === true && !(Array.isArray(workers) && workers.length > 0)) {
    throw new OperationError(
      "when creating a cluster, if `cluster_internet` is true, you need to configure the `worker_config` field " +
        "to ensure that there are available nodes in the cluster.",
    );
  }
}

function requireNetwork(cloud: TencentCloud, planned: ObjectValue): void {
  const podSubnets = textsAt(planned, "eni_subnet_ids");
  if (planned["network_type"] === "VPC-CNI") {
    if (textAt(planned, "service_cidr") === "" || podSubnets.length === 0) {
      throw new OperationError(
        "`service_cidr` must be set and `eni_subnet_ids` must be set when cluster `network_type` is VPC-CNI.",
      );
    }
  } else {
    const range = readRange(textAt(planned, "cluster_cidr"));
    if (textAt(planned, "cluster_cidr") === "") {
      throw new OperationError("`cluster_cidr` must be set when cluster `network_type` is GR");
    }
    if (range === undefined) throw new OperationError("`cluster_cidr` must be network segment ");
    if (range.size <= numberAt(planned, "cluster_max_pod_num")) {
      throw new OperationError(
        "`cluster_cidr` Network segment range is too small, can not cover cluster_max_service_num",
      );
    }
  }
  for (const subnet of podSubnets) {
    if (cloud.find("tencentcloud_subnet", subnet)?.["vpc_id"] !== planned["vpc_id"]) {
      const message = `Subnet \`${subnet}\` is not in VPC \`${textAt(planned, "vpc_id")}\`.`;
      throw apiError("InvalidParameter.SubnetInvalidError", message);
    }
  }
  const vpc = readRange(textAt(cloud.find("tencentcloud_vpc", textAt(planned, "vpc_id")), "cidr_block"));
  for (const name of ["service_cidr", "cluster_cidr"]) {
    const range = readRange(textAt(planned, name));
    if (vpc !== undefined && range !== undefined && overlaps(vpc, range)) {
      const message = `\`${name}\` ${textAt(planned, name)} overlaps with the range of the VPC.`;
      throw apiError("InvalidParameter.CidrConflictWithVpcCidr", message);
    }
  }
}

function refuseSubnetChange(
  cloud: TencentCloud,
  prior: ObjectValue,
  planned: ObjectValue,
  modeChanged: boolean,
): void {
  const before = textsAt(
    cloud.find("tencentcloud_kubernetes_cluster", textAt(prior, "id")),
    "eni_subnet_ids",
  );
  const after = textsAt(planned, "eni_subnet_ids");
  const same = before.length === after.length && before.every((id) => after.includes(id));
  if (same) {
    if (!modeChanged) return;
    throw new OperationError(
      "changing only `vpc_cni_type` or `claim_expired_seconds` is not supported, when turning on or off the " +
        "vpc-cni container network capability, `eni_subnet_ids` must be changed",
    );
  }
  if (after.length === 0) return;
  if (!before.every((id) => after.includes(id))) {
    throw new OperationError(
      `the \`eni_subnet_ids\` parameter does not allow modification of existing subnet ID data [${before.join(" ")}]. ` +
        "if you want to modify the existing subnet ID, please first set eni_subnet_ids to empty to turn off the " +
        "VPC-CNI network capability, and then fill in the latest subnet ID",
    );
  }
  if (before.length > 0 && modeChanged) {
    throw new OperationError(
      "modifying `vpc_cni_type` and `claim_expired_seconds` is not supported when adding a cluster subnet",
    );
  }
}

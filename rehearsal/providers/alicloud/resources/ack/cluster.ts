import { PartialState } from "../../../../plugin/sdk/behaviour";
import { OperationError } from "../../../../plugin/sdk/operation-error";
import { ObjectValue } from "../../../../plugin/value";
import { ALIBABA_KUBERNETES_VERSIONS } from "../../../../../catalog/alibaba/kubernetes-versions";
import { textAt, textsAt } from "../../../cloud/values";
import { apiError } from "../../api-error";
import { ACCOUNT_ID, AlibabaCloud } from "../../cloud";
import { ResourceRules } from "../../rules";
import { accessTo } from "./access";
import { requireSoundCluster } from "./cluster-checks";
import { CLUSTER_TYPE } from "./cluster-type";
import { leaveBehind } from "./left-behind";
import { namedBalancer } from "./named-balancer";
import { makeOwnParts, removeOwnParts } from "./own-parts";
import { ACK_POOLS } from "./pools";

/** What the cloud knows of the vSwitches that pods are in, whatever is written later: those of the creation. */
const PODS_IN = "pod_vswitches_in_use_ids";

/** Managed clusters. Each is a Kubernetes control plane of the rehearsal. */
export const CLUSTER: ResourceRules = {
  beforeCreate: requireSoundCluster,

  computed(cloud, planned) {
    const [vswitchId = ""] = textsAt(planned, "vswitch_ids");
    return {
      name: `${textAt(planned, "name_prefix")}-${cloud.digits(textAt(planned, "id")).slice(0, 8)}`,
      version: [...ALIBABA_KUBERNETES_VERSIONS.values()].at(-1) ?? "",
      vpc_id: textAt(cloud.find("alicloud_vswitch", vswitchId), "vpc_id"),
      rrsa_metadata: rrsaOf(cloud, planned),
      is_enterprise_security_group: false,
    };
  },

  async afterCreate(cloud, cluster) {
    const id = textAt(cluster, "id");
    const { securityGroupId, balancerId } = makeOwnParts(cloud, cluster);
    cloud.patch(CLUSTER_TYPE, id, {
      security_group_id: securityGroupId,
      slb_id: balancerId,
      [PODS_IN]: textsAt(cluster, "pod_vswitch_ids"),
    });
    const started = await cloud.world.clusters.start(id, { namedBalancer: namedBalancer(cloud) });
    cloud.world.autoscaling.start(started, ACK_POOLS.scalable(cloud, id));
  },

  async outputs(cloud, cluster, before): Promise<PartialState> {
    if (before !== undefined)
      return { [PODS_IN]: before[PODS_IN] ?? [], rrsa_metadata: rrsaOf(cloud, cluster) };
    const stored = cloud.find(CLUSTER_TYPE, textAt(cluster, "id"));
    return {
      ...(await accessTo(cloud, cluster)),
      security_group_id: textAt(stored, "security_group_id"),
      slb_id: textAt(stored, "slb_id"),
      nat_gateway_id: natOf(cloud, cluster),
    };
  },

  found: (cloud, cluster) => ({ nat_gateway_id: natOf(cloud, cluster) }),

  beforeUpdate(_, prior, planned) {
    if (prior["enable_rrsa"] === true && planned["enable_rrsa"] !== true) {
      throw new OperationError(
        "It's not supported to disable RRSA! If your cluster has enabled this function, please manually modify your tf " +
          "file and add the rrsa configuration to the file.",
      );
    }
    const [before, after] = [textAt(prior, "cluster_spec"), textAt(planned, "cluster_spec")];
    if (before.startsWith("ack.pro") && after === "ack.standard") {
      throw apiError("MigrateCluster", "ErrorClusterSpec", `A cluster cannot go from ${before} to ${after}.`);
    }
    refuseVersionStep(textAt(prior, "version"), textAt(planned, "version"));
  },

  beforeDelete(cloud, { id }) {
    if (cloud.find(CLUSTER_TYPE, String(id))?.["deletion_protection"] === true) {
      const message = `The cluster \`${String(id)}\` is protected: set deletion_protection to false and apply first.`;
      throw apiError("DeleteCluster", "ErrorDeletionProtection", message);
    }
  },

  async afterDelete(cloud, prior) {
    const id = textAt(prior, "id");
    await leaveBehind(cloud, prior);
    // What still works on its nodes must not bring back what is removed here.
    await cloud.world.autoscaling.stop(id);
    removeOwnParts(cloud, id);
    await cloud.world.clusters.stop(id);
  },
};

/** A cluster goes up by one minor version at a time, and never down. */
function refuseVersionStep(before: string, after: string): void {
  const minor = (version: string): number => Number(version.split(".")[1] ?? 0);
  if (before === after || before === "" || after === "") return;
  if (minor(after) === minor(before) || minor(after) === minor(before) + 1) return;
  throw apiError(
    "UpgradeCluster",
    "ErrorInvalidUpgradeVersion",
    `A cluster cannot go from ${before} to ${after}.`,
  );
}

function natOf(cloud: AlibabaCloud, cluster: ObjectValue): string {
  const vpc = textAt(cluster, "vpc_id");
  return cloud.list("alicloud_nat_gateway").find(({ value }) => value["vpc_id"] === vpc)?.id ?? "";
}

function rrsaOf(cloud: AlibabaCloud, cluster: ObjectValue): readonly ObjectValue[] {
  const id = textAt(cluster, "id");
  const enabled = cluster["enable_rrsa"] === true;
  const provider = `ack-rrsa-${id}`;
  return [
    {
      enabled,
      ram_oidc_provider_arn: enabled ? `acs:ram::${ACCOUNT_ID}:oidc-provider/${provider}` : "",
      ram_oidc_provider_name: enabled ? provider : "",
      rrsa_oidc_issuer_url: enabled
        ? `https://oidc-ack-${cloud.region}.oss-${cloud.region}.aliyuncs.com/${id}`
        : "",
    },
  ];
}

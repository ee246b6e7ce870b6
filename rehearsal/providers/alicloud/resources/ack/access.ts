import { RehearsalCluster } from "../../../../cluster/control-plane";
import { ObjectValue } from "../../../../plugin/value";
import { kubeconfigOf } from "../../../cloud/kubeconfig";
import { publicAddress } from "../../../cloud/addresses";
import { mapAt, textAt, textsAt } from "../../../cloud/values";
import { addressIn } from "../../addresses";
import { apiError } from "../../api-error";
import { ACCOUNT_ID, AlibabaCloud } from "../../cloud";
import { CLUSTER_TYPE } from "./cluster-type";

/** Minutes for which a temporary kubeconfig may be asked for. */
const LIFE_MINUTES = { least: 15, most: 4320 };

/** How long a kubeconfig lasts for whose life nobody asked. */
const USUAL_EXPIRATION = "2028-06-01T08:00:00Z";

const STARTED = Date.UTC(2025, 5, 1, 8);

const base64 = (pem: string): string => Buffer.from(pem).toString("base64");

const certificatesOf = ({ credentials }: RehearsalCluster): ObjectValue => ({
  cluster_cert: base64(credentials.caCertificate),
  client_cert: base64(credentials.clientCertificate),
  client_key: base64(credentials.clientKey),
});

/** How a new cluster is reached. Only the addresses of the real cloud differ: here both ways lead to the control plane. */
export async function accessTo(cloud: AlibabaCloud, planned: ObjectValue): Promise<ObjectValue> {
  const id = textAt(planned, "id");
  const cluster = await cloud.world.clusters.byName(id);
  const server = cluster?.server ?? "";
  const isPublic = planned["slb_internet_enabled"] !== false;
  const address = isPublic ? publicAddress(cloud, `${id} api`) : "";
  const keepsCertificates = planned["skip_set_certificate_authority"] !== true && cluster !== undefined;
  return {
    certificate_authority: keepsCertificates ? certificatesOf(cluster) : {},
    connections: {
      api_server_internet: isPublic ? server : "",
      api_server_intranet: server,
      ...(isPublic ? { master_public_ip: address } : {}),
      service_domain: `*.${id}.${cloud.region}.alicontainer.com`,
    },
    slb_internet: address,
    slb_intranet: addressIn(cloud, textsAt(planned, "vswitch_ids")[0] ?? "", `${id} api`),
  };
}

/**
 * What `data.alicloud_cs_cluster_credential` answers. Its kubeconfig is always for the public endpoint: of a cluster without
 * one it leads nowhere.
 *
 * @throws OperationError when there is no such cluster, or the life asked for is too short or too long
 */
export async function credentialOf(cloud: AlibabaCloud, config: ObjectValue): Promise<ObjectValue> {
  const id = textAt(config, "cluster_id");
  const stored = cloud.find(CLUSTER_TYPE, id);
  const cluster = await cloud.world.clusters.byName(id);
  if (stored === undefined || cluster === undefined) {
    throw apiError("DescribeClusterDetail", "ErrorClusterNotFound", `The cluster \`${id}\` does not exist.`);
  }
  const minutes = config["temporary_duration_minutes"];
  if (typeof minutes === "number" && (minutes < LIFE_MINUTES.least || minutes > LIFE_MINUTES.most)) {
    const message = `TemporaryDurationMinutes goes from ${LIFE_MINUTES.least} to ${LIFE_MINUTES.most}, got ${minutes}.`;
    throw apiError("DescribeClusterUserKubeconfig", "InvalidTemporaryDurationMinutes", message);
  }
  const server = mapAt(stored, "connections")["api_server_internet"] ?? "";
  return {
    cluster_name: textAt(stored, "name"),
    certificate_authority: certificatesOf(cluster),
    expiration:
      typeof minutes === "number" ? new Date(STARTED + minutes * 60_000).toISOString() : USUAL_EXPIRATION,
    kube_config: kubeconfigOf(
      { ...cluster, server },
      "kubernetes-admin",
      `kubernetes-admin-${id}-${ACCOUNT_ID}`,
    ),
  };
}

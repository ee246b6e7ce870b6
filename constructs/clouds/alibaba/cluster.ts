import { Fn } from "cdktf";
import { Construct, DependencyGroup, IDependable } from "constructs";
import { CsAutoscalingConfig } from "../../../.gen/providers/alicloud/cs-autoscaling-config";
import { CsManagedKubernetes } from "../../../.gen/providers/alicloud/cs-managed-kubernetes";
import { DataAlicloudCsClusterCredential } from "../../../.gen/providers/alicloud/data-alicloud-cs-cluster-credential";
import { CGPU } from "../../../catalog/alibaba/card-sharing";
import { ALIBABA_KUBERNETES_VERSIONS } from "../../../catalog/alibaba/kubernetes-versions";
import { ALIBABA_NETWORK } from "../../../catalog/alibaba/network";
import { ClusterAccess, ClusterProps, ICluster, INodePool, NodePoolProps } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { pinLogicalId } from "../../core/logical-id";
import { checkCluster } from "../cluster-checks";
import { environmentName } from "../environment-name";
import { replacedWithSubnets } from "../replaced-with-subnets";
import { checkServiceCidr, defaultServiceCidr } from "../service-cidr";
import { isAckSharing } from "./card-sharing";
import { clusterAddons } from "./cluster-addons";
import { CLUSTER_NAME } from "./names";
import { AckNodePool } from "./node-pool";
import { AdmissionGroup } from "./security-group";
import { InAlibabaCloud } from "./settings";

/** Properties of AckCluster. */
export interface AckClusterProps extends ClusterProps, InAlibabaCloud {}

/** How long credentials are good for: the longest apply, and its waits. */
const CREDENTIAL_MINUTES = 120;

/**
 * How the pools are scaled. A pool may be empty, and gets its first node when a pod asks for it; the rest is what the cloud
 * takes anyway, written down so that a change of the defaults changes nothing here.
 */
const SCALING = {
  scaleUpFromZero: true,
  scaleDownEnabled: true,
  expander: "least-waste",
  scanInterval: "30s",
  coolDownDuration: "10m",
  unneededDuration: "10m",
  utilizationThreshold: "0.5",
  gpuUtilizationThreshold: "0.5",
} as const;

/** What only a person can do: the components that share cards are no add-on, and no chart of them is published. */
const INSTALL_CARD_SHARING =
  "Install ack-ai-installer into the cluster before the workload comes: ACK console, Applications, Cloud-native AI Suite. Without it no node offers a share of a card.";

/**
 * A managed ACK Pro cluster whose pods have addresses of the VPC (Terway), with its node pools and the add-ons without
 * which its file systems cannot be mounted and its network policies mean nothing. Its API answers within the network only.
 */
export class AckCluster extends Construct implements ICluster {
  public readonly clusterName: string;
  public readonly clusterId: string;
  public readonly nodePools: ReadonlyMap<string, INodePool>;
  public readonly nodesReady: IDependable;
  public readonly manualSteps: readonly string[];

  private readonly cluster: CsManagedKubernetes;
  private readonly accesses = new Map<Construct, ClusterAccess>();

  public constructor(scope: Construct, id: string, props: AckClusterProps) {
    super(scope, id);
    const { settings, network } = props;
    const { serviceCidr = defaultServiceCidr(network) } = props;
    const { version, systemPool, otherPools } = checkCluster(this, props, "ACK", ALIBABA_KUBERNETES_VERSIONS);
    checkServiceCidr(this, serviceCidr, network, ALIBABA_NETWORK);

    const admission = new AdmissionGroup(this, "NodeAdmission", {
      settings,
      role: "nodes",
      networkId: network.networkId,
      from: network.clientRanges,
    });
    this.clusterName = environmentName(this, settings, [], CLUSTER_NAME);
    const cluster = new CsManagedKubernetes(this, "Resource", {
      name: this.clusterName,
      version,
      // Cards are shared in Pro clusters only.
      clusterSpec: "ack.pro.small",
      vswitchIds: [...network.nodeSubnetIds],
      podVswitchIds: [...network.podSubnetIds],
      serviceCidr,
      proxyMode: "ipvs",
      securityGroupId: admission.groupId,
      // Both are made unless refused, and never taken away again.
      newNatGateway: false,
      slbInternetEnabled: false,
      // Otherwise certificates of the cluster are in the state.
      skipSetCertificateAuthority: true,
      deletionProtection: settings.retain,
      addons: clusterAddons(),
      deleteOptions: deleteOptions(settings.retain),
      // Its pods never leave the vSwitches that it was made with, and those cannot go while it is there.
      ...replacedWithSubnets(network),
    });
    pinLogicalId(cluster, id, "ack");
    cluster.node.addDependency(admission, network.subnets, network.routable);

    const pool = ({ gpuSharing = "none", ...poolProps }: NodePoolProps): AckNodePool => {
      if (!isAckSharing(gpuSharing)) {
        throw new ConstructError(
          this,
          `node pool '${poolProps.name}': gpuSharing must be one of ${CGPU.policies.join(", ")} on Alibaba Cloud, got '${gpuSharing}'`,
        );
      }
      return new AckNodePool(this, `NodePool-${poolProps.name}`, {
        ...poolProps,
        gpuSharing,
        settings,
        clusterId: cluster.id,
        subnetIds: network.nodeSubnetIds,
        securityGroupId: admission.groupId,
      });
    };
    const system = pool(systemPool);
    const pools = [system, ...otherPools.map(pool)];
    const scaling = new CsAutoscalingConfig(this, "Scaling", { clusterId: cluster.id, ...SCALING });
    // The autoscaler is a pod, and needs a node.
    scaling.node.addDependency(system);

    this.cluster = cluster;
    this.clusterId = cluster.id;
    this.nodePools = new Map(pools.map((made) => [made.poolName, made]));
    this.nodesReady = new DependencyGroup(system, scaling);
    this.manualSteps = pools.some(({ gpuSharing }) => gpuSharing !== "none") ? [INSTALL_CARD_SHARING] : [];
  }

  /** Credentials are made anew each time they are read, and nothing of them is kept in the foundation. */
  public accessFrom(scope: Construct): ClusterAccess {
    const known = this.accesses.get(scope);
    if (known !== undefined) return known;
    const credential = new DataAlicloudCsClusterCredential(scope, "ClusterAccess", {
      clusterId: this.clusterId,
      temporaryDurationMinutes: CREDENTIAL_MINUTES,
    });
    const pem = (key: string): string => Fn.base64decode(credential.certificateAuthority.lookup(key));
    const access: ClusterAccess = {
      kind: "clientCertificate",
      // The kubeconfig of the same source names the public address, which is closed.
      host: this.cluster.connections.lookup("api_server_intranet"),
      clusterCaCertificate: pem("cluster_cert"),
      clientCertificate: pem("client_cert"),
      clientKey: pem("client_key"),
    };
    this.accesses.set(scope, access);
    return access;
  }
}

/** What becomes of what the cluster ordered when it goes. Left out, load balancers go and logs stay. */
function deleteOptions(retain: boolean) {
  const logs = retain ? "retain" : "delete";
  return [
    { resourceType: "SLB", deleteMode: "delete" },
    { resourceType: "ALB", deleteMode: "delete" },
    { resourceType: "SLS_Data", deleteMode: logs },
    { resourceType: "SLS_ControlPlane", deleteMode: logs },
    { resourceType: "PrivateZone", deleteMode: "delete" },
  ];
}

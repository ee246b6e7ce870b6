import { Construct, DependencyGroup, IDependable } from "constructs";
import { DataTencentcloudKubernetesClusters } from "../../../.gen/providers/tencentcloud/data-tencentcloud-kubernetes-clusters";
import { KubernetesAddon } from "../../../.gen/providers/tencentcloud/kubernetes-addon";
import { KubernetesCluster } from "../../../.gen/providers/tencentcloud/kubernetes-cluster";
import { TENCENT_KUBERNETES_VERSIONS } from "../../../catalog/tencent/kubernetes-versions";
import { TENCENT_NETWORK } from "../../../catalog/tencent/network";
import { ClusterAccess, ClusterProps, ICluster, INodePool, NodePoolProps } from "../../contracts";
import { accessFromKubeconfig } from "../../core/kubeconfig";
import { pinLogicalId } from "../../core/logical-id";
import { checkCluster } from "../cluster-checks";
import { TkeEndpoint } from "./cluster-endpoint";
import { environmentName } from "../environment-name";
import { CLUSTER_NAME } from "./names";
import { TkeNodePool } from "./node-pool";
import { replacedWithSubnets } from "../replaced-with-subnets";
import { AdmissionGroup, TO_EVERYWHERE } from "./security-group";
import { checkServiceCidr, defaultServiceCidr } from "../service-cidr";
import { InTencentCloud } from "./settings";

/** Properties of TkeCluster. */
export interface TkeClusterProps extends ClusterProps, InTencentCloud {
  /**
   * Address ranges that may reach the API from the internet, in CIDR notation.
   *
   * @default - the API is reachable from within the network only.
   */
  readonly publicAccessCidrs?: readonly string[];
}

/**
 * How the pools are scaled. The cloud grows pools by itself, but gives nodes of no use back only where that is switched
 * on. The rest is what the cloud takes anyway, written down because the provider sends whatever is in here, zeros for
 * what is not.
 *
 * @see https://www.tencentcloud.com/document/api/457/39252 (what sets it; scaling in is switched on or off per cluster)
 */
const SCALING = {
  isScaleInEnabled: true,
  expander: "random",
  ignoreDaemonSetsUtilization: false,
  maxConcurrentScaleIn: 10,
  scaleInDelay: 10,
  scaleInUnneededTime: 10,
  scaleInUtilizationThreshold: 50,
  skipNodesWithLocalStorage: true,
  skipNodesWithSystemPods: true,
} as const;

/**
 * A managed TKE cluster whose pods have addresses of the VPC (VPC-CNI), with its node pools, the way to its
 * API, and the add-ons without which its file systems cannot be mounted, its cards not be shared and its network
 * policies mean nothing.
 */
export class TkeCluster extends Construct implements ICluster {
  public readonly clusterName: string;
  public readonly clusterId: string;
  public readonly nodePools: ReadonlyMap<string, INodePool>;
  public readonly nodesReady: IDependable;

  private readonly endpoint: TkeEndpoint;
  private readonly accesses = new Map<Construct, ClusterAccess>();

  public constructor(scope: Construct, id: string, props: TkeClusterProps) {
    super(scope, id);
    const { settings, network, publicAccessCidrs = [] } = props;
    const { serviceCidr = defaultServiceCidr(network) } = props;
    const { version, systemPool, otherPools, nodeSubnetId } = checkCluster(
      this,
      props,
      "TKE",
      TENCENT_KUBERNETES_VERSIONS,
    );
    const serviceCount = checkServiceCidr(this, serviceCidr, network, TENCENT_NETWORK);

    this.clusterName = environmentName(this, settings, [], CLUSTER_NAME);
    // Neither cluster_internet nor cluster_intranet: written here, even as false, they would close what the
    // endpoint opens.
    const cluster = new KubernetesCluster(this, "Resource", {
      clusterName: this.clusterName,
      clusterVersion: version,
      autoUpgradeClusterLevel: true,
      clusterDeployType: "MANAGED_CLUSTER",
      vpcId: network.networkId,
      networkType: "VPC-CNI",
      vpcCniType: "tke-route-eni",
      eniSubnetIds: [...network.podSubnetIds],
      isNonStaticIpMode: true,
      serviceCidr,
      clusterMaxServiceNum: serviceCount,
      clusterOs: "tlinux3.1x86_64",
      containerRuntime: "containerd",
      dockerGraphPath: "/var/lib/containerd",
      // Whoever applies this also deploys into the cluster, and a sub-account has no right to by itself.
      acquireClusterAdminRole: true,
      nodePoolGlobalConfig: [SCALING],
      deletionProtection: settings.retain,
      resourceDeleteOptions: [{ resourceType: "CBS", deleteMode: settings.retain ? "retain" : "terminate" }],
      // Nodes and pods stay in the subnets that they were made in, and those cannot go while they are there.
      ...replacedWithSubnets(network),
    });
    pinLogicalId(cluster, id, "tke");
    // A pool without machines counts as removed and stays in its subnet until its cluster goes.
    cluster.node.addDependency(network.subnets);
    this.clusterId = cluster.id;

    const nodeAdmission = new AdmissionGroup(this, "NodeAdmission", {
      settings,
      role: "nodes",
      from: network.clientRanges.map(({ cidr }) => ({ cidr })),
      to: TO_EVERYWHERE,
    });
    const pool = (poolProps: NodePoolProps): TkeNodePool => {
      const made = new TkeNodePool(this, `NodePool-${poolProps.name}`, {
        ...poolProps,
        settings,
        clusterId: cluster.id,
        subnetIds: network.nodeSubnetIds,
        securityGroupId: nodeAdmission.groupId,
      });
      made.node.addDependency(nodeAdmission, network.routable);
      return made;
    };
    const system = pool(systemPool);
    const pools = [system, ...otherPools.map(pool)];

    this.endpoint = new TkeEndpoint(this, "Endpoint", {
      settings,
      clusterId: cluster.id,
      subnetId: nodeSubnetId,
      publicAccessCidrs,
      networkCidrs: network.clientRanges.map(({ cidr }) => cidr),
    });
    this.endpoint.node.addDependency(system);
    const fileSystemDriver = this.addon("FileSystemDriver", "cfs", [system]);
    // Without it the API takes network policies and nothing enforces them.
    const policyEnforcement = this.addon("NetworkPolicies", "networkpolicy", [system]);
    this.shareCards(pools);

    this.nodePools = new Map(pools.map((made) => [made.poolName, made]));
    this.nodesReady = new DependencyGroup(system, this.endpoint, fileSystemDriver, policyEnforcement);
  }

  public accessFrom(scope: Construct): ClusterAccess {
    const known = this.accesses.get(scope);
    if (known !== undefined) return known;
    const clusters = new DataTencentcloudKubernetesClusters(scope, "ClusterAccess", {
      clusterId: this.clusterId,
    });
    // Before the endpoint is open the kubeconfig names a server that cannot be resolved.
    clusters.node.addDependency(this.endpoint);
    const cluster = clusters.list.get(0);
    const access = accessFromKubeconfig(
      this.endpoint.isPublic ? cluster.kubeConfig : cluster.kubeConfigIntranet,
    );
    this.accesses.set(scope, access);
    return access;
  }

  /** One add-on shares the cards of every pool that asks for it; without a node it fails to install. */
  private shareCards(pools: readonly TkeNodePool[]): void {
    const sharing = pools.filter((pool) => pool.gpuSharing !== "none");
    if (sharing.length === 0) return;
    const addon = this.addon("CardSharing", "qgpu", sharing);
    for (const pool of sharing) pool.addRequirement(addon);
  }

  private addon(id: string, addonName: string, pools: readonly IDependable[]): KubernetesAddon {
    const addon = new KubernetesAddon(this, id, {
      clusterId: this.clusterId,
      addonName,
      // The cloud answers with every value, its own defaults included, and the next plan would take them away.
      lifecycle: { ignoreChanges: ["raw_values"] },
    });
    addon.node.addDependency(...pools);
    return addon;
  }
}

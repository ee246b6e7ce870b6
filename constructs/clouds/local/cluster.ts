import { Construct, DependencyGroup, IDependable } from "constructs";
import { ClusterAccess, ClusterProps, ICluster, INodePool } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { ExistingNodes } from "./node-pool";
import { LocalSettings } from "./settings";

/** Properties of KubeconfigCluster. */
export interface KubeconfigClusterProps extends ClusterProps {
  /** Where the kubeconfig is. */
  readonly settings: LocalSettings;
}

/** A cluster that exists, reached by a kubeconfig on the machine that runs Terraform; nothing is made. */
export class KubeconfigCluster extends Construct implements ICluster {
  public readonly clusterName: string;
  public readonly clusterId = "";
  public readonly nodePools: ReadonlyMap<string, INodePool>;
  public readonly nodesReady: IDependable = new DependencyGroup();

  private readonly access: ClusterAccess;

  public constructor(scope: Construct, id: string, props: KubeconfigClusterProps) {
    super(scope, id);
    const { settings, nodePools, serviceCidr } = props;
    if (serviceCidr !== undefined) {
      throw new ConstructError(this, `serviceCidr is decided where the cluster was made, got ${serviceCidr}`);
    }

    const { kubeconfig: path, context } = settings;
    this.clusterName = context ?? "local";
    this.access = { kind: "kubeconfigFile", path, ...(context === undefined ? {} : { context }) };
    this.nodePools = new Map(
      nodePools.map((pool) => [pool.name, new ExistingNodes(this, `NodePool-${pool.name}`, pool)]),
    );
  }

  public accessFrom(): ClusterAccess {
    return this.access;
  }
}

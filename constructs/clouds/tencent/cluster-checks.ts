import { IConstruct } from "constructs";
import { tencentKubernetesVersion } from "../../../catalog/tencent/kubernetes-versions";
import { ClusterProps, NodePoolProps } from "../../contracts";
import { ConstructError } from "../../core/construct-error";

/** What is certain about a cluster once it was checked. */
export interface CheckedCluster {
  /** Full version of Kubernetes that TKE takes. */
  readonly version: string;

  /** The pool that carries the cluster's own components. */
  readonly systemPool: NodePoolProps;

  /** Every pool but that one. */
  readonly otherPools: readonly NodePoolProps[];

  /** Subnet for what needs an address of its own. May be a token. */
  readonly nodeSubnetId: string;
}

/**
 * Checks what a cluster is asked to be.
 *
 * @throws ConstructError when TKE would not, or should not, make it.
 */
export function checkCluster(scope: IConstruct, props: ClusterProps): CheckedCluster {
  const version = tencentKubernetesVersion(props.kubernetesVersion);
  if (version === undefined) {
    throw new ConstructError(
      scope,
      `kubernetesVersion must be a minor version that TKE offers, such as '1.34', got '${props.kubernetesVersion}'`,
    );
  }
  const [systemPool, ...otherPools] = props.nodePools;
  if (systemPool === undefined || systemPool.minNodes < 1) {
    throw new ConstructError(
      scope,
      `nodePools must begin with a pool of at least one node for the cluster's own components, got ${systemPool?.minNodes ?? "no pool"}`,
    );
  }
  const [nodeSubnetId] = props.network.nodeSubnetIds;
  if (nodeSubnetId === undefined || props.network.podSubnetIds.length === 0) {
    throw new ConstructError(scope, "network must have subnets for nodes and for pods, got none");
  }
  return { version, systemPool, otherPools, nodeSubnetId };
}

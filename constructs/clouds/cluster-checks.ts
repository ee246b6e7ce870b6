import { IConstruct } from "constructs";
import { ClusterProps, NodePoolProps } from "../contracts";
import { ConstructError } from "../core/construct-error";

/** What is certain about a cluster once it was checked. */
export interface CheckedCluster {
  /** Full version of Kubernetes that the cloud takes. */
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
 * @param service - what the cloud calls its clusters, such as `TKE`.
 * @param versions - full version of Kubernetes by minor version.
 * @throws ConstructError when the cloud would not, or should not, make it.
 */
export function checkCluster(
  scope: IConstruct,
  props: ClusterProps,
  service: string,
  versions: ReadonlyMap<string, string>,
): CheckedCluster {
  const version = versions.get(props.kubernetesVersion);
  if (version === undefined) {
    throw new ConstructError(
      scope,
      `kubernetesVersion must be a minor version that ${service} offers, such as '1.34', got '${props.kubernetesVersion}'`,
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

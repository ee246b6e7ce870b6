import { Construct } from "constructs";
import { ClusterProps, ICloud, ICluster, PublicClusterProps } from "../contracts";
import { ConstructError } from "../core/construct-error";

/** A cluster, and who may reach its API from the internet. */
export type ClusterOfProps = ClusterProps & Partial<PublicClusterProps>;

/**
 * The cluster of a cloud: one with a private API, unless ranges of the internet are to reach it.
 *
 * @throws ConstructError when they are, and the cloud cannot limit an API to ranges.
 */
export function clusterOf(
  scope: Construct,
  id: string,
  cloud: ICloud,
  { publicAccessCidrs = [], ...props }: ClusterOfProps,
): ICluster {
  if (publicAccessCidrs.length === 0) return cloud.cluster(scope, id, props);
  if (cloud.publicCluster === undefined) {
    throw new ConstructError(
      scope,
      `the API of a cluster on ${cloud.kind} answers within its network only, and cannot be open to ${publicAccessCidrs.join(", ")}`,
    );
  }
  return cloud.publicCluster(scope, id, { ...props, publicAccessCidrs });
}

import { Construct } from "constructs";
import { KubernetesClusterEndpoint } from "../../../.gen/providers/tencentcloud/kubernetes-cluster-endpoint";
import { ConstructError } from "../../core/construct-error";
import { AdmissionGroup } from "./security-group";
import { InTencentCloud } from "./settings";

/** Properties of TkeEndpoint. */
export interface TkeEndpointProps extends InTencentCloud {
  /** Identifier of the cluster. May be a token. */
  readonly clusterId: string;

  /** Subnet of the API's private address. May be a token. */
  readonly subnetId: string;

  /** Address ranges that may reach the API from the internet, in CIDR notation; none closes that way. */
  readonly publicAccessCidrs: readonly string[];

  /** Address ranges of the cluster's network, in CIDR notation; the API answers nowhere else. Items may be tokens. */
  readonly networkCidrs: readonly string[];
}

/**
 * The way to a cluster's API. A resource of its own, because the cloud refuses to open it before the cluster
 * has a node: whoever makes it orders it after a pool.
 */
export class TkeEndpoint extends Construct {
  /** Whether the API can be reached from the internet. */
  public readonly isPublic: boolean;

  public constructor(scope: Construct, id: string, props: TkeEndpointProps) {
    super(scope, id);
    const { settings, clusterId, subnetId, publicAccessCidrs, networkCidrs } = props;
    if (publicAccessCidrs.includes("0.0.0.0/0")) {
      throw new ConstructError(this, "publicAccessCidrs must not admit the whole internet, got '0.0.0.0/0'");
    }
    this.isPublic = publicAccessCidrs.length > 0;

    const fromInternet = this.isPublic
      ? new AdmissionGroup(this, "Admission", {
          settings,
          role: "api",
          from: publicAccessCidrs.map((cidr) => ({ cidr, tcpPorts: "443" })),
          to: networkCidrs.map((cidr) => ({ cidr })),
        })
      : undefined;
    const endpoint = new KubernetesClusterEndpoint(this, "Resource", {
      clusterId,
      clusterIntranet: true,
      clusterIntranetSubnetId: subnetId,
      clusterInternet: this.isPublic,
      clusterInternetSecurityGroup: fromInternet?.groupId,
    });

    if (fromInternet !== undefined) endpoint.node.addDependency(fromInternet);
  }
}

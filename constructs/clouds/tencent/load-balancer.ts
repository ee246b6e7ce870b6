import { Fn } from "cdktf";
import { Construct, DependencyGroup, IDependable } from "constructs";
import { ClbInstance } from "../../../.gen/providers/tencentcloud/clb-instance";
import { ILoadBalancer, LoadBalancerProps } from "../../contracts";
import { pinLogicalId } from "../../core/logical-id";
import { firstSubnet } from "../first-subnet";
import { environmentName } from "../environment-name";
import { LOAD_BALANCER_NAME } from "./names";
import { AdmissionGroup } from "./security-group";
import { InTencentCloud } from "./settings";

/** Properties of ClbLoadBalancer. */
export interface ClbLoadBalancerProps extends LoadBalancerProps, InTencentCloud {}

/** Speed towards clients, in Mbit/s; billed by traffic, so this is a ceiling and not a price. */
const OUTBOUND_MBITS = 100;

const WEB_PORTS = "80,443";

/**
 * A CLB that Terraform owns and the ingress controller's Service is bound to. A CLB that the Service made by
 * itself would stay, and be billed, after the cluster is gone.
 */
export class ClbLoadBalancer extends Construct implements ILoadBalancer {
  public readonly serviceType = "LoadBalancer";
  public readonly serviceAnnotations: Readonly<Record<string, string>>;
  public readonly address: string;
  public readonly bindable: IDependable;

  public constructor(scope: Construct, id: string, props: ClbLoadBalancerProps) {
    super(scope, id);
    const { settings, network, publicAccessCidrs = [] } = props;
    const subnetId = firstSubnet(this, network, "for the load balancer");
    const isPublic = publicAccessCidrs.length > 0;
    const networkCidrs = network.clientRanges.map(({ cidr }) => cidr);

    const admission = new AdmissionGroup(this, "Admission", {
      settings,
      role: id.toLowerCase(),
      from: [...(isPublic ? publicAccessCidrs : networkCidrs)].map((cidr) => ({ cidr, tcpPorts: WEB_PORTS })),
      to: networkCidrs.map((cidr) => ({ cidr })),
    });
    const balancer = new ClbInstance(this, "Resource", {
      clbName: environmentName(this, settings, [id.toLowerCase()], LOAD_BALANCER_NAME),
      vpcId: network.networkId,
      ...(isPublic
        ? {
            networkType: "OPEN",
            internetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
            internetBandwidthMaxOut: OUTBOUND_MBITS,
          }
        : { networkType: "INTERNAL", subnetId }),
      securityGroups: [admission.groupId],
      // Backends see the client's own address, which their group does not admit: the group here has decided.
      loadBalancerPassToTarget: true,
      deleteProtect: settings.retain,
    });
    pinLogicalId(balancer, id, "clb");

    this.serviceAnnotations = {
      "service.kubernetes.io/tke-existed-lbid": balancer.id,
      // Pods have addresses of the VPC, so the node ports in between can be left out.
      "service.cloud.tencent.com/direct-access": "true",
    };
    // Newer public ones have a domain instead of an address.
    this.address = Fn.try([Fn.element(balancer.clbVips, 0), balancer.domain]);
    this.bindable = new DependencyGroup(balancer, admission);
  }
}

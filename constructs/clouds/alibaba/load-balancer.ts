import { Construct, DependencyGroup, IDependable } from "constructs";
import { SlbAcl } from "../../../.gen/providers/alicloud/slb-acl";
import { SlbAclEntryAttachment } from "../../../.gen/providers/alicloud/slb-acl-entry-attachment";
import { SlbLoadBalancer } from "../../../.gen/providers/alicloud/slb-load-balancer";
import { AddressRange, ILoadBalancer, LoadBalancerProps } from "../../contracts";
import { pinLogicalId } from "../../core/logical-id";
import { environmentName } from "../environment-name";
import { firstSubnet } from "../first-subnet";
import { LOAD_BALANCER_NAME } from "./names";
import { InAlibabaCloud } from "./settings";

/** Properties of ClbLoadBalancer. */
export interface ClbLoadBalancerProps extends LoadBalancerProps, InAlibabaCloud {}

const ANNOTATION = "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-";

/**
 * A CLB that Terraform owns and the ingress controller's Service is bound to. A CLB that the Service made by itself would get
 * another address each time.
 */
export class ClbLoadBalancer extends Construct implements ILoadBalancer {
  public readonly serviceType = "LoadBalancer";
  public readonly serviceAnnotations: Readonly<Record<string, string>>;
  public readonly address: string;
  public readonly bindable: IDependable;

  public constructor(scope: Construct, id: string, props: ClbLoadBalancerProps) {
    super(scope, id);
    const { settings, network, publicAccessCidrs = [] } = props;
    const vswitchId = firstSubnet(this, network, "for the load balancer");
    const isPublic = publicAccessCidrs.length > 0;
    const name = environmentName(this, settings, [id.toLowerCase()], LOAD_BALANCER_NAME);

    const balancer = new SlbLoadBalancer(this, "Resource", {
      loadBalancerName: name,
      ...(isPublic ? { addressType: "internet" } : { addressType: "intranet", vswitchId }),
      paymentType: "PayAsYouGo",
      instanceChargeType: "PayByCLCU",
      internetChargeType: "PayByTraffic",
      deleteProtection: settings.retain ? "on" : "off",
    });
    pinLogicalId(balancer, id, "clb");
    const admission = new SlbAcl(this, "Admission", { name, ipVersion: "ipv4" });
    const admitted: readonly AddressRange[] = isPublic
      ? publicAccessCidrs.map((cidr) => ({ name: cidr.replaceAll(/[./]/g, "-"), cidr }))
      : network.clientRanges;
    const entries = admitted.map(
      (range) =>
        new SlbAclEntryAttachment(this, `Admission-${range.name}`, {
          aclId: admission.id,
          entry: range.cidr,
        }),
    );

    this.serviceAnnotations = {
      [`${ANNOTATION}id`]: balancer.id,
      // The Service makes the listeners; without this it leaves a load balancer alone that it did not make.
      [`${ANNOTATION}force-override-listeners`]: "true",
      [`${ANNOTATION}acl-status`]: "on",
      [`${ANNOTATION}acl-type`]: "white",
      [`${ANNOTATION}acl-id`]: admission.id,
      // Pods have addresses of the VPC, so the node ports in between can be left out.
      "service.beta.kubernetes.io/backend-type": "eni",
    };
    this.address = balancer.address;
    this.bindable = new DependencyGroup(balancer, admission, ...entries);
  }
}

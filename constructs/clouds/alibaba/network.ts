import { DataResource } from "cdktf";
import { Construct, DependencyGroup, IDependable } from "constructs";
import { EipAddress } from "../../../.gen/providers/alicloud/eip-address";
import { EipAssociation } from "../../../.gen/providers/alicloud/eip-association";
import { NatGateway } from "../../../.gen/providers/alicloud/nat-gateway";
import { SnatEntry } from "../../../.gen/providers/alicloud/snat-entry";
import { Vpc } from "../../../.gen/providers/alicloud/vpc";
import { Vswitch } from "../../../.gen/providers/alicloud/vswitch";
import { ALIBABA_NETWORK } from "../../../catalog/alibaba/network";
import { AddressRange, INetwork } from "../../contracts";
import { pinLogicalId } from "../../core/logical-id";
import { reference } from "../../core/reference";
import { planAddresses } from "../address-plan";
import { environmentName } from "../environment-name";
import { NETWORK_NAME } from "./names";
import { InAlibabaCloud } from "./settings";

/** Properties of VpcNetwork. */
export interface VpcNetworkProps extends InAlibabaCloud {
  /** Range of the VPC in CIDR notation. */
  readonly cidr: string;
}

/** Speed of the way out, in Mbit/s, as text like the provider wants it. Images of several gigabytes are pulled over it. */
const OUTBOUND_MBITS = "100";

/**
 * A network of its own for an environment: one zone, nodes and pods in vSwitches of their own, and no way in:
 * what runs here reaches the internet through a NAT gateway.
 */
export class VpcNetwork extends Construct implements INetwork {
  public readonly networkId: string;
  public readonly nodeSubnetIds: readonly string[];
  public readonly podSubnetIds: readonly string[];
  public readonly subnetReferences: readonly string[];
  public readonly clientRanges: readonly AddressRange[];
  public readonly subnets: IDependable;
  public readonly routable: IDependable;

  public constructor(scope: Construct, id: string, props: VpcNetworkProps) {
    super(scope, id);
    const { settings, cidr } = props;
    const plan = planAddresses(this, cidr, ALIBABA_NETWORK);
    const named = (...role: string[]): string => environmentName(this, settings, role, NETWORK_NAME);

    // The provider would change the range in place, which the cloud does only as far as everything that is there stays inside.
    const range = new DataResource(this, "Range", { triggersReplace: { cidr } });
    const vpc = new Vpc(this, "Resource", {
      vpcName: named("vpc"),
      cidrBlock: cidr,
      lifecycle: { replaceTriggeredBy: [reference(range)] },
    });
    pinLogicalId(vpc, id, "vpc");
    const vswitch = (childId: string, role: string, cidrBlock: string): Vswitch => {
      const made = new Vswitch(this, childId, {
        vswitchName: named(role),
        vpcId: vpc.id,
        cidrBlock,
        zoneId: settings.zone,
      });
      pinLogicalId(made, id, role);
      return made;
    };
    const nodeSwitch = vswitch("NodeSwitch", "node-switch", plan.nodes);
    const podSwitch = vswitch("PodSwitch", "pod-switch", plan.pods);

    const address = new EipAddress(this, "OutboundAddress", {
      addressName: named("nat"),
      paymentType: "PayAsYouGo",
      internetChargeType: "PayByTraffic",
      bandwidth: OUTBOUND_MBITS,
    });
    pinLogicalId(address, id, "outbound-address");
    const nat = new NatGateway(this, "Nat", {
      natGatewayName: named("nat"),
      vpcId: vpc.id,
      vswitchId: nodeSwitch.id,
      natType: "Enhanced",
      paymentType: "PayAsYouGo",
      internetChargeType: "PayByLcu",
      // It would be planned to move to another vSwitch, and stay where it is.
      lifecycle: { replaceTriggeredBy: [reference(nodeSwitch, "id")] },
    });
    const association = new EipAssociation(this, "OutboundAssociation", {
      allocationId: address.id,
      instanceId: nat.id,
      instanceType: "Nat",
    });
    // Pods have addresses of their own vSwitch, so that needs an entry as well.
    const wayOut = (childId: string, { id: sourceVswitchId }: Vswitch): SnatEntry => {
      const entry = new SnatEntry(this, childId, {
        snatTableId: nat.snatTableIds,
        snatIp: address.ipAddress,
        sourceVswitchId,
      });
      // The address is the gateway's only once it is bound to it.
      entry.node.addDependency(association);
      return entry;
    };

    this.networkId = vpc.id;
    this.nodeSubnetIds = [nodeSwitch.id];
    this.podSubnetIds = [podSwitch.id];
    this.subnetReferences = [reference(nodeSwitch, "id"), reference(podSwitch, "id")];
    this.clientRanges = [{ name: "vpc", cidr }];
    this.subnets = new DependencyGroup(nodeSwitch, podSwitch);
    this.routable = new DependencyGroup(wayOut("NodesOut", nodeSwitch), wayOut("PodsOut", podSwitch));
  }
}

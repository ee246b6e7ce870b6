import { Construct, DependencyGroup, IDependable } from "constructs";
import { Eip } from "../../../.gen/providers/tencentcloud/eip";
import { NatGateway } from "../../../.gen/providers/tencentcloud/nat-gateway";
import { RouteTable } from "../../../.gen/providers/tencentcloud/route-table";
import { RouteTableEntry } from "../../../.gen/providers/tencentcloud/route-table-entry";
import { Subnet } from "../../../.gen/providers/tencentcloud/subnet";
import { Vpc } from "../../../.gen/providers/tencentcloud/vpc";
import { TENCENT_NETWORK } from "../../../catalog/tencent/network";
import { AddressRange, INetwork } from "../../contracts";
import { pinLogicalId } from "../../core/logical-id";
import { reference } from "../../core/reference";
import { planAddresses } from "../address-plan";
import { environmentName } from "../environment-name";
import { NETWORK_NAME } from "./names";
import { InTencentCloud } from "./settings";

/** Properties of VpcNetwork. */
export interface VpcNetworkProps extends InTencentCloud {
  /** Range of the VPC in CIDR notation. */
  readonly cidr: string;
}

/** Speed of the way out, in Mbit/s. Images of several gigabytes are pulled over it when they come from outside. */
const OUTBOUND_MBITS = 100;

/** Smallest size of a NAT gateway: a million connections. */
const NAT_CONNECTIONS = 1_000_000;

/**
 * A network of its own for an environment: one zone, nodes and pods in subnets of their own, and no way in:
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
    const plan = planAddresses(this, cidr, TENCENT_NETWORK);
    const named = (...role: string[]): string => environmentName(this, settings, role, NETWORK_NAME);

    // Multicast is written because its default has changed between releases of the provider.
    const vpc = new Vpc(this, "Resource", { name: named("vpc"), cidrBlock: cidr, isMulticast: false });
    pinLogicalId(vpc, id, "vpc");
    const routes = new RouteTable(this, "Routes", { name: named("private"), vpcId: vpc.id });
    const subnet = (childId: string, role: string, cidrBlock: string): Subnet => {
      const made = new Subnet(this, childId, {
        name: named(role),
        vpcId: vpc.id,
        cidrBlock,
        availabilityZone: settings.zone,
        isMulticast: false,
        routeTableId: routes.id,
      });
      pinLogicalId(made, id, role);
      return made;
    };
    const nodeSubnet = subnet("NodeSubnet", "node-subnet", plan.nodes);
    const podSubnet = subnet("PodSubnet", "pod-subnet", plan.pods);

    const address = new Eip(this, "OutboundAddress", {
      name: named("nat"),
      internetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
      internetMaxBandwidthOut: OUTBOUND_MBITS,
    });
    pinLogicalId(address, id, "outbound-address");
    const nat = new NatGateway(this, "Nat", {
      name: named("nat"),
      vpcId: vpc.id,
      bandwidth: OUTBOUND_MBITS,
      maxConcurrent: NAT_CONNECTIONS,
      assignedEipSet: [address.publicIp],
    });
    const outbound = new RouteTableEntry(this, "OutboundRoute", {
      routeTableId: routes.id,
      destinationCidrBlock: "0.0.0.0/0",
      nextType: "NAT",
      nextHub: nat.id,
    });

    this.networkId = vpc.id;
    this.nodeSubnetIds = [nodeSubnet.id];
    this.podSubnetIds = [podSubnet.id];
    this.subnetReferences = [reference(nodeSubnet, "id"), reference(podSubnet, "id")];
    this.clientRanges = [{ name: "vpc", cidr }];
    this.subnets = new DependencyGroup(nodeSubnet, podSubnet);
    this.routable = outbound;
  }
}

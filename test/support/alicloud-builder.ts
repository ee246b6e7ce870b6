import { ObjectValue, Value } from "../../rehearsal/plugin/value";
import { AlicloudRehearsal } from "./alicloud-rehearsal";
import { idOf } from "./cloud-rehearsal";

type Written = Readonly<Record<string, Value>>;

/** A VPC with a vSwitch for nodes and one for pods. */
export interface Network {
  readonly vpc: ObjectValue;
  readonly nodes: ObjectValue;
  readonly pods: ObjectValue;
}

/** Makes a network to put things into. */
export async function network(rehearsal: AlicloudRehearsal): Promise<Network> {
  const vpc = await rehearsal.create("alicloud_vpc", { vpc_name: "main", cidr_block: "10.0.0.0/16" });
  const nodes = await rehearsal.create("alicloud_vswitch", vswitchOf(vpc, "10.0.0.0/20"));
  const pods = await rehearsal.create("alicloud_vswitch", vswitchOf(vpc, "10.0.64.0/18"));
  return { vpc, nodes, pods };
}

/** A vSwitch of a VPC. */
export function vswitchOf(vpc: ObjectValue, cidr: string, zone = "cn-hangzhou-i"): Written {
  return { vpc_id: idOf(vpc), vswitch_name: cidr, cidr_block: cidr, zone_id: zone };
}

/** A NAT gateway with a bound address, in a network. */
export async function wayOut(rehearsal: AlicloudRehearsal, { vpc, nodes }: Network) {
  const nat = await rehearsal.create("alicloud_nat_gateway", {
    vpc_id: idOf(vpc),
    vswitch_id: idOf(nodes),
    nat_type: "Enhanced",
    payment_type: "PayAsYouGo",
  });
  const eip = await rehearsal.create("alicloud_eip_address", { address_name: "nat", bandwidth: "100" });
  const association = await rehearsal.create("alicloud_eip_association", {
    allocation_id: idOf(eip),
    instance_id: idOf(nat),
  });
  return { nat, eip, association };
}

/** A managed cluster of a Pro edition in a network, with Terway. */
export function clusterIn({ nodes, pods }: Network, more: Written = {}): Written {
  return {
    name: "ai",
    cluster_spec: "ack.pro.small",
    version: "1.34.1-aliyun.1",
    vswitch_ids: [idOf(nodes)],
    pod_vswitch_ids: [idOf(pods)],
    service_cidr: "172.21.0.0/20",
    new_nat_gateway: false,
    addons: [{ name: "terway-eniip" }, { name: "csi-plugin" }],
    ...more,
  };
}

/** What a node pool may differ in. */
export interface PoolShape {
  readonly size?: number;
  readonly instanceType?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Written[];
  readonly more?: Written;
}

/** A node pool of a cluster. */
export function poolOf(cluster: ObjectValue, { nodes }: Network, shape: PoolShape = {}): Written {
  const { size = 1, instanceType = "ecs.g7.2xlarge", labels = {}, taints = [], more = {} } = shape;
  return {
    cluster_id: idOf(cluster),
    node_pool_name: "pool",
    vswitch_ids: [idOf(nodes)],
    instance_types: [instanceType],
    system_disk_category: "cloud_essd",
    system_disk_size: 200,
    key_name: "nodes",
    desired_size: String(size),
    labels: Object.entries(labels).map(([key, value]) => ({ key, value })),
    taints,
    ...more,
  };
}

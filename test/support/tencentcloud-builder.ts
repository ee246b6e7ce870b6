import { ObjectValue, Value } from "../../rehearsal/plugin/value";
import { idOf, TencentcloudRehearsal } from "./tencentcloud-rehearsal";

type Written = Readonly<Record<string, Value>>;

/** A VPC with a subnet and a security group. */
export interface Network {
  readonly vpc: ObjectValue;
  readonly subnet: ObjectValue;
  readonly group: ObjectValue;
}

/** Makes a network to put things into. */
export async function network(rehearsal: TencentcloudRehearsal): Promise<Network> {
  const vpc = await rehearsal.create("tencentcloud_vpc", { name: "main", cidr_block: "10.0.0.0/16" });
  const subnet = await rehearsal.create("tencentcloud_subnet", subnetOf(vpc, "10.0.0.0/20"));
  const group = await rehearsal.create("tencentcloud_security_group", { name: "nodes" });
  return { vpc, subnet, group };
}

/** A subnet of a VPC in zone 6. */
export function subnetOf(vpc: ObjectValue, cidr: string): Written {
  return { vpc_id: idOf(vpc), name: cidr, cidr_block: cidr, availability_zone: "ap-guangzhou-6" };
}

/** A managed cluster in a network. */
export function clusterIn({ vpc, subnet }: Network, more: Written = {}): Written {
  return {
    cluster_name: "ai",
    cluster_version: "1.34.1",
    vpc_id: idOf(vpc),
    network_type: "VPC-CNI",
    eni_subnet_ids: [idOf(subnet)],
    service_cidr: "172.20.0.0/20",
    ...more,
  };
}

/** What a pool of native nodes may differ in. */
export interface PoolShape {
  readonly replicas?: number;
  readonly instanceType?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Written[];
  readonly more?: Written;
}

/** A pool of native nodes. */
export function nativePool(cluster: ObjectValue, { subnet, group }: Network, shape: PoolShape = {}): Written {
  const { replicas = 1, instanceType = "SA5.2XLARGE16", labels = {}, taints = [], more = {} } = shape;
  return {
    cluster_id: idOf(cluster),
    name: "pool",
    type: "Native",
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    taints,
    native: [
      {
        instance_charge_type: "POSTPAID_BY_HOUR",
        instance_types: [instanceType],
        subnet_ids: [idOf(subnet)],
        security_group_ids: [idOf(group)],
        replicas,
        system_disk: [{ disk_type: "CLOUD_BSSD", disk_size: 100 }],
      },
    ],
    ...more,
  };
}

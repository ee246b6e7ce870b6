import { TENCENT_ZONES } from "../../../../catalog/tencent/zones";
import { ObjectValue } from "../../../plugin/value";
import { Listing, storedRows } from "../../cloud/data-sources/listing";
import { machinesOf } from "../../cloud/pools/machines";
import { TencentCloud } from "../cloud";
import { accessTo, ENDPOINT } from "../resources/tke/endpoint";
import { rulesOf } from "../resources";
import { textAt } from "../../cloud/values";

const stored = storedRows(rulesOf);

const zones = (cloud: TencentCloud): readonly ObjectValue[] =>
  (TENCENT_ZONES.get(cloud.region) ?? []).map((name) => ({
    name,
    id: zoneId(name),
    state: "AVAILABLE",
    description: name,
  }));

/** Zones have numbers that begin with their region's. */
function zoneId(zone: string): string {
  return `${zone.startsWith("ap-guangzhou") ? 100000 + Number(zone.split("-").at(-1)) : 900000 + Number(zone.split("-").at(-1))}`;
}

async function clusters(cloud: TencentCloud): Promise<readonly ObjectValue[]> {
  const rows = stored("tencentcloud_kubernetes_cluster", "cluster_id")(cloud);
  return Promise.all(
    rows.map(async (row) => {
      const id = textAt(row, "cluster_id");
      const access = await accessTo(cloud, id, cloud.find(ENDPOINT, id));
      return { ...row, ...access, cluster_node_num: machinesOf(cloud, id).length };
    }),
  );
}

/** Data sources that list what is there. */
export const LISTINGS: Readonly<Record<string, Listing<TencentCloud>>> = {
  tencentcloud_vpc_instances: {
    list: "instance_list",
    rows: stored("tencentcloud_vpc", "vpc_id", (cloud, vpc) => ({
      subnet_ids: cloud
        .list("tencentcloud_subnet")
        .filter(({ value }) => value["vpc_id"] === vpc["id"])
        .map(({ id }) => id),
    })),
    filters: {
      vpc_id: "vpc_id",
      name: "name",
      cidr_block: "cidr_block",
      is_default: "is_default",
      tags: "tags",
    },
  },
  tencentcloud_vpc_subnets: {
    list: "instance_list",
    rows: stored("tencentcloud_subnet", "subnet_id"),
    filters: {
      subnet_id: "subnet_id",
      vpc_id: "vpc_id",
      name: "name",
      availability_zone: "availability_zone",
      cidr_block: "cidr_block",
      is_default: "is_default",
      tags: "tags",
    },
  },
  tencentcloud_vpc_route_tables: {
    list: "instance_list",
    rows: stored("tencentcloud_route_table", "route_table_id"),
    filters: { route_table_id: "route_table_id", vpc_id: "vpc_id", name: "name", tags: "tags" },
  },
  tencentcloud_security_groups: {
    list: "security_groups",
    rows: stored("tencentcloud_security_group", "security_group_id"),
    filters: { security_group_id: "security_group_id", name: "name", tags: "tags" },
  },
  tencentcloud_nat_gateways: {
    list: "nats",
    rows: stored("tencentcloud_nat_gateway", "id", () => ({ state: "AVAILABLE" })),
    filters: { id: "id", name: "name", vpc_id: "vpc_id" },
  },
  tencentcloud_cfs_file_systems: {
    list: "file_system_list",
    rows: stored("tencentcloud_cfs_file_system", "file_system_id", () => ({ status: "available" })),
    filters: {
      file_system_id: "file_system_id",
      name: "name",
      vpc_id: "vpc_id",
      subnet_id: "subnet_id",
      availability_zone: "availability_zone",
    },
  },
  tencentcloud_cfs_mount_targets: {
    list: "mount_targets",
    rows: stored("tencentcloud_cfs_file_system", "file_system_id", (_, { mount_ip: address = null }) => ({
      ip_address: address,
      life_cycle_state: "available",
    })),
    filters: { file_system_id: "file_system_id" },
  },
  tencentcloud_clb_instances: {
    list: "clb_list",
    rows: stored("tencentcloud_clb_instance", "clb_id", () => ({ status: 1 })),
    filters: { clb_id: "clb_id", clb_name: "clb_name", network_type: "network_type" },
  },
  tencentcloud_tcr_instances: {
    list: "instance_list",
    rows: stored("tencentcloud_tcr_instance", "id"),
    filters: { instance_id: "id", name: "name" },
  },
  tencentcloud_kubernetes_clusters: {
    list: "list",
    rows: clusters,
    filters: { cluster_id: "cluster_id", cluster_name: "cluster_name", tags: "tags" },
  },
  tencentcloud_kubernetes_addons: {
    list: "addons",
    rows: stored("tencentcloud_kubernetes_addon", "id"),
    filters: { cluster_id: "cluster_id", addon_name: "addon_name" },
  },
  tencentcloud_availability_zones: { list: "zones", rows: zones, filters: { name: "name" } },
  tencentcloud_availability_zones_by_product: { list: "zones", rows: zones, filters: { name: "name" } },
};

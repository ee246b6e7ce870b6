/** A pool of native nodes in a Terraform configuration. */
export interface WrittenPool {
  readonly instanceType?: string;
  readonly replicas?: number;

  /** Least and largest number of machines; without them the pool is not scaled by what pods need. */
  readonly range?: readonly [min: number, max: number];
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value: string; readonly effect: string }[];

  /** Whether its replacement comes before it goes. */
  readonly createBeforeDestroy?: boolean;
}

const CLUSTER = "${tencentcloud_kubernetes_cluster.main.id}";

/** A Terraform configuration of a cluster in two zones, with pools of native nodes. */
export function clusterWithPools(
  pools: Readonly<Record<string, WrittenPool>>,
  addons: Readonly<Record<string, string>> = {},
): object {
  const resource = {
    tencentcloud_vpc: { main: { name: "main", cidr_block: "10.0.0.0/16" } },
    tencentcloud_subnet: { a: subnet("10.0.0.0/20", 6), b: subnet("10.0.16.0/20", 7) },
    tencentcloud_security_group: { nodes: { name: "nodes" } },
    tencentcloud_kubernetes_cluster: {
      main: {
        cluster_name: "ai",
        cluster_version: "1.34.1",
        vpc_id: "${tencentcloud_vpc.main.id}",
        network_type: "VPC-CNI",
        eni_subnet_ids: ["${tencentcloud_subnet.a.id}"],
        service_cidr: "172.20.0.0/20",
        node_pool_global_config: { is_scale_in_enabled: true },
      },
    },
    tencentcloud_kubernetes_native_node_pool: Object.fromEntries(
      Object.entries(pools).map(([name, pool]) => [name, poolOf(name, pool)]),
    ),
    ...(Object.keys(addons).length === 0 ? {} : { tencentcloud_kubernetes_addon: addonsOf(addons) }),
  };
  return {
    terraform: {
      required_providers: {
        tencentcloud: { source: "tencentcloudstack/tencentcloud", version: "1.83.25" },
      },
    },
    provider: { tencentcloud: { region: "ap-guangzhou" } },
    resource,
    output: { cluster: { value: CLUSTER } },
  };
}

function subnet(range: string, zone: number): object {
  return {
    vpc_id: "${tencentcloud_vpc.main.id}",
    name: range,
    cidr_block: range,
    availability_zone: `ap-guangzhou-${zone}`,
  };
}

function poolOf(name: string, pool: WrittenPool): object {
  const { instanceType = "SA5.2XLARGE16", replicas = 1, range, labels = {}, taints = [] } = pool;
  return {
    cluster_id: CLUSTER,
    name,
    type: "Native",
    labels: Object.entries(labels).map(([key, value]) => ({ name: key, value })),
    taints,
    native: {
      instance_charge_type: "POSTPAID_BY_HOUR",
      instance_types: [instanceType],
      subnet_ids: ["${tencentcloud_subnet.a.id}", "${tencentcloud_subnet.b.id}"],
      security_group_ids: ["${tencentcloud_security_group.nodes.id}"],
      enable_autoscaling: range !== undefined,
      replicas,
      ...(range === undefined ? {} : { scaling: { min_replicas: range[0], max_replicas: range[1] } }),
      system_disk: { disk_type: "CLOUD_BSSD", disk_size: 100 },
    },
    lifecycle: {
      ignore_changes: ["native[0].replicas"],
      create_before_destroy: pool.createBeforeDestroy ?? false,
    },
  };
}

/** Add-ons, each with the pool that it waits for. */
function addonsOf(addons: Readonly<Record<string, string>>): object {
  return Object.fromEntries(
    Object.entries(addons).map(([name, pool]) => [
      name,
      {
        cluster_id: CLUSTER,
        addon_name: name,
        lifecycle: { ignore_changes: ["raw_values"] },
        depends_on: [`tencentcloud_kubernetes_native_node_pool.${pool}`],
      },
    ]),
  );
}

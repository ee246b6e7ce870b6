import { PlanObject } from "../changes/values";
import { Bill, BillingRules, byUse, freeTypes, KeptNodes } from "./billed";
import { atLeast, disk, disks, machines, nodeCount } from "./nodes";
import { blocksAt, countAt, flagAt, OPEN, textAt, textsAt } from "./values";

const CLOUD = "tencent";
const ONE = { low: 1n, high: 1n };
const DISK = { type: "disk_type", size: "disk_size" };
const PREPAID: Bill = [{ unknown: "it is paid for months ahead, and only prices by the hour are known" }];
const SPOT: Bill = [{ unknown: "it is paid at the spot price of the moment" }];

function charged(charge: string | typeof OPEN | undefined, byTheHour: () => Bill): Bill {
  if (charge === OPEN) return [{ unknown: "how it is charged is known after apply" }];
  if (charge === "PREPAID") return PREPAID;
  if (charge === "SPOTPAID") return SPOT;
  if (charge === "CDCPAID" || charge === "CDHPAID") return [{ unknown: "it is paid for with its host" }];
  return byTheHour();
}

function nativePool(value: PlanObject, kept: KeptNodes): Bill {
  const counted = nodeCount({
    // Left out, the cloud decides; then both ways are possible.
    scales: flagAt(value, "native", "enable_autoscaling") ?? OPEN,
    min: countAt(value, "native", "scaling", "min_replicas"),
    max: countAt(value, "native", "scaling", "max_replicas"),
    fixed: countAt(value, "native", "replicas"),
  });
  const blocks = blocksAt(value, "labels");
  const labels =
    blocks === OPEN ? [] : blocks.map(({ name, value: label }) => `${String(name)}=${String(label)}`);
  const count = atLeast(counted, Math.max(0, ...labels.map((label) => kept.get(label) ?? 0)));
  const all = [
    ...disks(CLOUD, value, ["native", "system_disk"], DISK),
    ...disks(CLOUD, value, ["native", "data_disks"], DISK),
  ];
  return charged(textAt(value, "native", "instance_charge_type"), () =>
    machines(CLOUD, textsAt(value, "native", "instance_types"), count, all),
  );
}

function ordinaryPool(value: PlanObject): Bill {
  const count = nodeCount({
    scales: flagAt(value, "enable_auto_scale") ?? true,
    min: countAt(value, "min_size"),
    max: countAt(value, "max_size"),
    fixed: countAt(value, "desired_capacity"),
  });
  const config = "auto_scaling_config";
  const first = textAt(value, config, "instance_type");
  const others = textsAt(value, config, "backup_instance_types");
  const types =
    first === OPEN || others === OPEN ? OPEN : [...(first === undefined ? [] : [first]), ...others];
  const system = disk(
    CLOUD,
    textAt(value, config, "system_disk_type") ?? "CLOUD_PREMIUM",
    sizeOr(countAt(value, config, "system_disk_size"), 50n),
  );
  const all = [system, ...disks(CLOUD, value, [config, "data_disk"], DISK)];
  return charged(textAt(value, config, "instance_charge_type"), () => machines(CLOUD, types, count, all));
}

/** The provider writes zero for what is left out. */
function sizeOr(size: bigint | typeof OPEN | undefined, usual: bigint): bigint | typeof OPEN {
  return size === undefined || size === 0n ? usual : size;
}

function instance(value: PlanObject): Bill {
  const type = textAt(value, "instance_type");
  const all = [
    disk(CLOUD, textAt(value, "system_disk_type"), countAt(value, "system_disk_size")),
    ...disks(CLOUD, value, ["data_disks"], { type: "data_disk_type", size: "data_disk_size" }),
  ];
  return charged(textAt(value, "instance_charge_type"), () =>
    machines(CLOUD, type === OPEN ? OPEN : type === undefined ? [] : [type], { ...ONE, endless: false }, all),
  );
}

/** One piece of something that is sold in sizes. */
function piece(kind: string, size: string | bigint | typeof OPEN | undefined, what: string): Bill {
  if (size === OPEN || size === undefined)
    return [{ unknown: `${what}, which its price goes by, is known after apply` }];
  return [{ items: [`${CLOUD}/${kind}/${size}`], quantity: ONE, what: `${kind} ${size}` }];
}

function cluster(value: PlanObject): Bill {
  // The cloud raises the level by itself, so a level that is written down is where it starts.
  const type = textAt(value, "cluster_deploy_type");
  if (type === "INDEPENDENT_CLUSTER") return [];
  return piece("cluster", textAt(value, "cluster_level"), "its level");
}

function fileSystem(value: PlanObject): Bill {
  const type = textAt(value, "storage_type");
  if (type === OPEN) return [{ unknown: "its type is known after apply" }];
  if (type !== "TB" && type !== "TP")
    return [{ unknown: "it is paid for by what is stored in it, which no plan tells" }];
  const capacity = countAt(value, "capacity");
  if (capacity === OPEN || capacity === undefined) return [{ unknown: "its capacity is known after apply" }];
  const quantity = { low: capacity, high: capacity };
  return [
    { items: [`${CLOUD}/file-system/${type}`], quantity, what: `file system ${type}, ${capacity} GiB` },
  ];
}

function loadBalancer(value: PlanObject): Bill {
  const network = textAt(value, "network_type");
  const size = textAt(value, "sla_type");
  const bill = piece("load-balancer", size === undefined || size === OPEN ? "shared" : size, "its size");
  return network === "INTERNAL" ? bill : [...bill, { unknown: TRAFFIC }];
}

const TRAFFIC = "its traffic is paid for by use, which no plan tells";

/** What the types of this cloud that we know make one pay for. */
export const TENCENT_BILLING: BillingRules = {
  tencentcloud_kubernetes_cluster: cluster,
  tencentcloud_kubernetes_native_node_pool: nativePool,
  tencentcloud_kubernetes_node_pool: ordinaryPool,
  tencentcloud_kubernetes_serverless_node_pool: byUse("its nodes are paid for by the pods on them"),
  tencentcloud_instance: instance,
  tencentcloud_cbs_storage: (value) =>
    charged(textAt(value, "charge_type"), () => [
      disk(CLOUD, textAt(value, "storage_type"), countAt(value, "storage_size")),
    ]),
  tencentcloud_nat_gateway: (value) => {
    // The second kind has no sizes.
    const second = countAt(value, "nat_product_version") === 2n;
    const size = second ? "standard" : (countAt(value, "max_concurrent") ?? 1_000_000n);
    return [...piece("nat-gateway", size, "its size"), { unknown: TRAFFIC }];
  },
  tencentcloud_eip: byUse("it is paid for by its traffic or, while nothing uses it, by the hour"),
  tencentcloud_clb_instance: loadBalancer,
  tencentcloud_cfs_file_system: fileSystem,
  tencentcloud_cfs_auto_snapshot_policy: byUse(
    "its snapshots are paid for by their size, which no plan tells",
  ),
  tencentcloud_cos_bucket: byUse(
    "it is paid for by what is stored in it and read from it, which no plan tells",
  ),
  tencentcloud_tcr_instance: (value) => piece("registry", textAt(value, "instance_type"), "its tier"),
  ...freeTypes([
    "tencentcloud_cfs_access_group",
    "tencentcloud_cfs_access_rule",
    "tencentcloud_cfs_auto_snapshot_policy_attachment",
    "tencentcloud_kubernetes_addon",
    "tencentcloud_kubernetes_cluster_endpoint",
    "tencentcloud_route_table",
    "tencentcloud_route_table_entry",
    "tencentcloud_security_group",
    "tencentcloud_security_group_rule_set",
    "tencentcloud_subnet",
    "tencentcloud_tcr_namespace",
    "tencentcloud_tcr_repository",
    "tencentcloud_tcr_service_account",
    "tencentcloud_tcr_tag_retention_rule",
    "tencentcloud_tcr_vpc_attachment",
    "tencentcloud_vpc",
  ]),
};

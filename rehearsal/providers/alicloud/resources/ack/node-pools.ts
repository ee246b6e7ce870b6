import { OperationError } from "../../../../plugin/sdk/operation-error";
import { isListValue, ObjectValue, UNKNOWN, Value } from "../../../../plugin/value";
import { MACHINE, machinesOf } from "../../../cloud/pools/machines";
import { retire } from "../../../cloud/pools/retire";
import { blockAt, numberAt, textAt, textsAt } from "../../../cloud/values";
import { apiError } from "../../api-error";
import { AlibabaCloud } from "../../cloud";
import { ResourceRules } from "../../rules";
import { machineType } from "./machines";
import { poolIdOf, poolSpec } from "./pool-spec";
import { ACK_POOLS, recordOf } from "./pools";

/** Smallest system disk of a node, in GiB. */
const LEAST_DISK_GIB = 40;

/** What the cloud fills in of a pool that says nothing of how it is managed, or of how it scales. */
const MANAGEMENT = {
  auto_repair: false,
  auto_upgrade: false,
  auto_vul_fix: false,
  enable: false,
  max_unavailable: 1,
  auto_repair_policy: [{ restart_node: false }],
  auto_upgrade_policy: [{ auto_upgrade_kubelet: false }],
  auto_vul_fix_policy: [{ restart_node: false, vul_level: "" }],
} as const;
const SCALING = {
  enable: false,
  min_size: 0,
  max_size: 0,
  type: "cpu",
  eip_bandwidth: 0,
  is_bond_eip: false,
} as const;

/** Pools of ECS machines, which the cloud makes through Auto Scaling. */
export const NODE_POOL: ResourceRules = {
  beforeCreate(cloud, pool) {
    requireSound(cloud, "CreateClusterNodePool", pool);
  },

  computed(cloud, pool) {
    const cluster = cloud.find("alicloud_cs_managed_kubernetes", textAt(pool, "cluster_id"));
    const group = textsAt(pool, "security_group_ids")[0] ?? textAt(cluster, "security_group_id");
    return {
      keep_instance_name: true,
      management: [filled(pool["management"], MANAGEMENT)],
      node_count: poolSpec(cloud, pool).count,
      scaling_config: [filled(pool["scaling_config"], SCALING)],
      security_group_id: group,
      security_group_ids: [group],
      system_disk_categories: [textAt(pool, "system_disk_category") || "cloud_essd"],
    };
  },

  /** A pool that cannot get its machines is there, and Terraform knows it, as one to replace. */
  async afterCreate(cloud, pool) {
    const spec = poolSpec(cloud, pool);
    try {
      await ACK_POOLS.scale(cloud, spec, spec.count);
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      throw new OperationError(error.message, pool);
    }
  },

  /** A read fills how many machines are wanted, whoever wants them. */
  outputs: (cloud, pool) => {
    const count = machinesOf(cloud, textAt(pool, "cluster_id"), poolIdOf(pool)).length;
    return { desired_size: String(count), node_count: count };
  },

  beforeUpdate(cloud, _, planned) {
    requireSound(cloud, "ModifyClusterNodePool", planned);
  },

  async afterUpdate(cloud, prior, pool) {
    const spec = poolSpec(cloud, pool);
    // Nodes that are there keep labels and taints until they are told to follow their pool.
    if (pool["update_nodes"] === true) {
      for (const machine of machinesOf(cloud, spec.clusterId, spec.poolId)) {
        cloud.patch(MACHINE, textAt(machine, "name"), { ...recordOf(spec) });
      }
    }
    const wanted = textAt(pool, "desired_size");
    await ACK_POOLS.follow(cloud, spec, wanted !== "" && wanted !== textAt(prior, "desired_size"));
  },

  beforeDelete(cloud, pool) {
    const machines = machinesOf(cloud, textAt(pool, "cluster_id"), poolIdOf(pool));
    if (pool["force_delete"] !== false || machines.length === 0) return;
    const message = `The node pool \`${poolIdOf(pool)}\` has ${machines.length} nodes, and force_delete is false.`;
    throw apiError("DeleteClusterNodepool", "ErrorNodePoolNotEmpty", message);
  },

  async afterDelete(cloud, pool) {
    await retire(cloud, machinesOf(cloud, textAt(pool, "cluster_id"), poolIdOf(pool)));
  },
};

/** A block with what nobody configured filled in. */
function filled(block: Value | undefined, usual: ObjectValue): ObjectValue {
  const [first] = isListValue(block) ? block : [];
  if (typeof first !== "object" || first === null || isListValue(first)) return usual;
  const open = Object.entries(first).map(([name, value]) => [
    name,
    value === UNKNOWN ? (usual[name] ?? UNKNOWN) : value,
  ]);
  return Object.fromEntries(open);
}

function requireSound(cloud: AlibabaCloud, action: string, pool: ObjectValue): void {
  const refuse = (code: string, message: string): never => {
    throw apiError(action, code, message);
  };
  for (const name of textsAt(pool, "instance_types")) machineType(name);
  if (textsAt(pool, "instance_types").length === 0 && blockAt(pool, "instance_patterns") === undefined) {
    refuse("MissingParameter", "A node pool needs `instance_types` or `instance_patterns`.");
  }
  if (textsAt(pool, "vswitch_ids").length === 0)
    refuse("MissingParameter", "A node pool needs `vswitch_ids`.");
  const management = blockAt(pool, "management");
  if (management?.["enable"] === true && textAt(pool, "password") !== "") {
    refuse("InvalidParameter", "A managed node pool takes `key_name` only, no `password`.");
  }
  const disk = pool["system_disk_size"];
  if (typeof disk === "number" && disk < LEAST_DISK_GIB) {
    refuse(
      "InvalidSystemDiskSize.ValueNotSupported",
      `A system disk has at least ${LEAST_DISK_GIB} GiB, got ${disk}.`,
    );
  }
  requireLimits(pool, refuse);
  const cluster = cloud.find("alicloud_cs_managed_kubernetes", textAt(pool, "cluster_id"));
  for (const id of textsAt(pool, "vswitch_ids")) {
    const vpc = textAt(cloud.find("alicloud_vswitch", id), "vpc_id");
    if (cluster !== undefined && vpc !== textAt(cluster, "vpc_id")) {
      refuse("InvalidVSwitchId.NotInVpc", `vSwitch \`${id}\` is not in the VPC of the cluster.`);
    }
  }
}

function requireLimits(pool: ObjectValue, refuse: (code: string, message: string) => never): void {
  const scaling = blockAt(pool, "scaling_config");
  if (scaling?.["enable"] !== true) return;
  const [min, max] = [numberAt(scaling, "min_size"), numberAt(scaling, "max_size")];
  if (min > max) {
    refuse("InvalidParameter", `min_size must not be over max_size, got ${min} and ${max}.`);
  }
}

import { OperationError } from "../../../../plugin/sdk/operation-error";
import { ObjectValue } from "../../../../plugin/value";
import { apiError } from "../../api-error";
import { machinesOf } from "../../../cloud/pools/machines";
import { retire } from "../../../cloud/pools/retire";
import { ResourceRules } from "../../rules";
import { blockAt, lastPart, numberAt, textAt, textsAt } from "../../../cloud/values";
import { machineType } from "./machines";
import { NATIVE_POOL, nativePoolSpec, scalingPoolSpec } from "./pool-spec";
import { TKE_POOLS } from "./pools";

const PROTECTED =
  "deletion protection was enabled, please set `deletion_protection` to `false` and apply first";

/** What the cloud fills in the `native` block. */
const NATIVE_COMPUTED = {
  instance_charge_prepaid: [{ period: 0, renew_flag: "" }],
  internet_accessible: [{ bandwidth_package_id: "", charge_type: "", max_bandwidth_out: 0 }],
  lifecycle: [{ post_init: "", pre_init: "" }],
  management: [{ hosts: [], kernel_args: [], nameservers: ["183.60.83.19"] }],
} as const;

/**
 * Pools of native nodes. The provider removes a pool only when machines carry its name: an empty one stays until
 * its cluster goes, and is reported as removed.
 */
export const NATIVE_NODE_POOL: ResourceRules = {
  beforeCreate(_, pool) {
    for (const name of textsAt(blockAt(pool, "native"), "instance_types")) machineType(name);
  },
  computed(_, pool) {
    return { native: [{ ...blockAt(pool, "native"), ...openParts(pool) }] };
  },
  async afterCreate(cloud, pool) {
    const spec = nativePoolSpec(pool);
    await TKE_POOLS.scale(cloud, spec, spec.count);
  },
  async afterUpdate(cloud, prior, pool) {
    const replicas = (each: ObjectValue): number => numberAt(blockAt(each, "native"), "replicas");
    const spec = nativePoolSpec(pool);
    await TKE_POOLS.follow(cloud, spec, replicas(prior) !== replicas(pool));
  },
  beforeDelete(cloud, pool) {
    const id = textAt(pool, "id");
    const stored = cloud.find(NATIVE_POOL, id);
    if (stored?.["deletion_protection"] === true) {
      throw apiError("OperationDenied", `The node pool \`${lastPart(id)}\` is protected against deletion.`);
    }
  },
  isLeftBehind: (cloud, pool) =>
    machinesOf(cloud, textAt(pool, "cluster_id"), lastPart(textAt(pool, "id"))).length === 0,
  async afterDelete(cloud, pool) {
    await retire(cloud, machinesOf(cloud, textAt(pool, "cluster_id"), lastPart(textAt(pool, "id"))));
  },
};

function openParts(pool: ObjectValue): ObjectValue {
  const native = blockAt(pool, "native") ?? {};
  const open = Object.entries(NATIVE_COMPUTED).filter(([name]) => !Array.isArray(native[name]));
  return { ...Object.fromEntries(open), machine_type: textAt(native, "machine_type") || "Native" };
}

/** Pools of CVM machines, which the provider makes through Auto Scaling. */
export const NODE_POOL: ResourceRules = {
  beforeCreate(_, pool) {
    requireCapacityInRange(pool);
    const config = blockAt(pool, "auto_scaling_config");
    machineType(textAt(config, "instance_type"));
    const hasKey = textsAt(config, "key_ids").length > 0;
    const hasPassword = textAt(config, "password") !== "";
    if (!hasKey && !hasPassword)
      throw new OperationError("Parameters `key_ids` and `password` should be set one");
    if (hasKey && hasPassword) {
      throw new OperationError("Parameters `key_ids` and `password` can only be supported one");
    }
  },
  computed: (_, pool) => ({
    desired_capacity: numberAt(pool, "min_size"),
    node_count: scalingPoolSpec(pool).count,
    autoscaling_added_total: scalingPoolSpec(pool).count,
  }),
  async afterCreate(cloud, pool) {
    const spec = scalingPoolSpec(pool);
    await TKE_POOLS.scale(cloud, spec, spec.count);
  },
  beforeUpdate(_, prior, planned) {
    const changed = (name: string): boolean => numberAt(prior, name) !== numberAt(planned, name);
    if (changed("desired_capacity") && (changed("min_size") || changed("max_size"))) {
      throw new OperationError(
        "`min_size` or `max_size` cannot be modified at the same time as `desired_capacity`, " +
          "please modify `min_size` or `max_size` first, and then modify `desired_capacity`",
      );
    }
    requireCapacityInRange(planned);
  },
  async afterUpdate(cloud, prior, pool) {
    const desired = (each: ObjectValue): number => numberAt(each, "desired_capacity");
    const spec = scalingPoolSpec(pool);
    await TKE_POOLS.follow(cloud, spec, desired(prior) !== desired(pool));
  },
  beforeDelete(_, pool) {
    if (pool["deletion_protection"] === true) throw new OperationError(PROTECTED);
  },
  async afterDelete(cloud, pool) {
    const machines = machinesOf(cloud, textAt(pool, "cluster_id"), lastPart(textAt(pool, "id")));
    // Machines that are kept leave the cluster and run on, billed, outside every state.
    await retire(cloud, machines, pool["delete_keep_instance"] !== false);
  },
};

function requireCapacityInRange(pool: ObjectValue): void {
  const desired = pool["desired_capacity"];
  if (typeof desired !== "number") return;
  if (desired < numberAt(pool, "min_size") || desired > numberAt(pool, "max_size")) {
    throw new OperationError("constraints `min_size <= desired_capacity <= max_size` must be established,");
  }
}

import { isListValue, isObjectValue, ObjectValue, Value } from "../../plugin/value";
import { apiError } from "./api-error";
import { TencentCloud } from "./cloud";

/** What an id's prefix says of it. */
interface Kind {
  readonly type: string;

  /** Code of the refusal when nothing has that id. */
  readonly missing: string;

  /** What people call it. */
  readonly noun: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  vpc: { type: "tencentcloud_vpc", missing: "ResourceNotFound", noun: "VPC" },
  subnet: { type: "tencentcloud_subnet", missing: "ResourceNotFound", noun: "subnet" },
  sg: { type: "tencentcloud_security_group", missing: "ResourceNotFound", noun: "security group" },
  rtb: { type: "tencentcloud_route_table", missing: "ResourceNotFound", noun: "route table" },
  cls: {
    type: "tencentcloud_kubernetes_cluster",
    missing: "InvalidParameter.ClusterNotFound",
    noun: "cluster",
  },
  pgroup: {
    type: "tencentcloud_cfs_access_group",
    missing: "ResourceNotFound.PgroupNotFound",
    noun: "access group",
  },
  cfs: {
    type: "tencentcloud_cfs_file_system",
    missing: "ResourceNotFound.FileSystemNotFound",
    noun: "file system",
  },
  asp: {
    type: "tencentcloud_cfs_auto_snapshot_policy",
    missing: "InvalidParameter.AutoPolicyNotFound",
    noun: "snapshot policy",
  },
  tcr: {
    type: "tencentcloud_tcr_instance",
    missing: "ResourceNotFound.TcrResourceNotFound",
    noun: "registry",
  },
  lb: { type: "tencentcloud_clb_instance", missing: "InvalidParameter.LBIdNotFound", noun: "load balancer" },
  nat: { type: "tencentcloud_nat_gateway", missing: "ResourceNotFound", noun: "NAT gateway" },
};

/** Types of which a cluster's own subnets are asked for by the cluster service, which has its own words. */
const CLUSTER_SERVICE = /^tencentcloud_kubernetes_/;

const ID = /^([a-z]+)-[a-z0-9]+$/;

/** One id that something refers to. */
export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly kind: string;
}

/** Every id of a known kind in a resource, but its own. */
export function referencesIn(value: ObjectValue): readonly Reference[] {
  const found = new Map<string, Reference>();
  const visit = (inside: Value, own: boolean): void => {
    if (isListValue(inside)) inside.forEach((each) => visit(each, own));
    else if (isObjectValue(inside)) {
      for (const [name, each] of Object.entries(inside)) visit(each, name === "id");
    } else if (typeof inside === "string" && !own) {
      for (const part of inside.split(",")) {
        const kind = ID.exec(part)?.[1];
        const known = kind === undefined ? undefined : KINDS[kind];
        if (kind !== undefined && known !== undefined) found.set(part, { id: part, type: known.type, kind });
      }
    }
  };
  visit(value, false);
  return [...found.values()];
}

/**
 * Refuses what refers to something that does not exist.
 *
 * @param typeName what is created or changed
 * @param prior what it referred to before, which nobody asks about again
 * @throws OperationError naming the first that is missing
 */
export function requireReferences(
  cloud: TencentCloud,
  typeName: string,
  wanted: ObjectValue,
  prior: ObjectValue = {},
): void {
  const before = new Set(referencesIn(prior).map(({ id }) => id));
  for (const { id, type, kind } of referencesIn(wanted)) {
    const known = KINDS[kind];
    if (known === undefined || before.has(id) || exists(cloud, type, id)) continue;
    const subnetOfCluster = kind === "subnet" && CLUSTER_SERVICE.test(typeName);
    const code = subnetOfCluster ? "InvalidParameter.SubnetNotExist" : known.missing;
    throw apiError(code, `The ${known.noun} \`${id}\` does not exist.`);
  }
}

function exists(cloud: TencentCloud, type: string, id: string): boolean {
  if (cloud.find(type, id) !== undefined) return true;
  // The table that comes with a VPC is part of it.
  return (
    type === "tencentcloud_route_table" &&
    cloud.list("tencentcloud_vpc").some(({ value }) => value["default_route_table_id"] === id)
  );
}

/**
 * What refers to an object, as `type id`.
 *
 * @param ignoredTypes types whose references do not hold it
 */
export function holdersOf(
  cloud: TencentCloud,
  id: string,
  ignoredTypes: readonly string[] = [],
): readonly string[] {
  return cloud
    .list()
    .filter(({ type, id: holder, value }) => {
      if (holder === id || ignoredTypes.includes(type)) return false;
      return referencesIn(value).some((reference) => reference.id === id);
    })
    .map(({ type, id: holder }) => `${type.replace("tencentcloud_", "")} ${holder}`);
}

/** Refuses to remove what something else still uses. @throws OperationError `ResourceInUse` */
export function requireUnused(
  cloud: TencentCloud,
  id: string,
  noun: string,
  options: { readonly code?: string; readonly ignoredTypes?: readonly string[] } = {},
): void {
  const { code = "ResourceInUse", ignoredTypes } = options;
  const holders = holdersOf(cloud, id, ignoredTypes);
  if (holders.length > 0) throw apiError(code, `The ${noun} \`${id}\` is in use: ${holders.join(", ")}.`);
}

import { ObjectValue } from "../../../plugin/value";
import { numberAt, textAt } from "../../cloud/values";
import { apiError } from "../api-error";
import { AlibabaCloud } from "../cloud";
import { firstZone } from "../zones";
import { ResourceRules } from "../rules";
import { podsThatMount } from "./mounted-files";

const GROUP = "alicloud_nas_access_group";
const TARGET = "alicloud_nas_mount_target";

/** What each type of file system may store on. */
const STORAGE: Readonly<Record<string, readonly string[]>> = {
  standard: ["Performance", "Capacity", "Premium"],
  extreme: ["standard", "advance"],
};

/** Smallest file system whose size is said, in GiB. */
const LEAST_EXTREME_GIB = 100;

const typeOf = (value: ObjectValue): string => textAt(value, "file_system_type") || "standard";

const targetsOf = (cloud: AlibabaCloud, fileSystemId: string): readonly ObjectValue[] =>
  cloud
    .list(TARGET)
    .map(({ value }) => value)
    .filter((target) => target["file_system_id"] === fileSystemId);

const FILE_SYSTEM: ResourceRules = {
  beforeCreate(_, planned) {
    const type = typeOf(planned);
    const storage = textAt(planned, "storage_type");
    const allowed = STORAGE[type];
    if (allowed !== undefined && !allowed.includes(storage)) {
      const message = `A ${type} file system stores on ${allowed.join(", ")}, got ${storage}.`;
      throw apiError("CreateFileSystem", "InvalidStorageType.NotSupported", message);
    }
    if (type === "extreme" && numberAt(planned, "capacity") < LEAST_EXTREME_GIB) {
      const message = `capacity must be at least ${LEAST_EXTREME_GIB} GiB for an extreme file system.`;
      throw apiError("CreateFileSystem", "InvalidCapacity.ValueNotSupported", message);
    }
  },
  computed: (cloud, planned) => ({
    zone_id: firstZone(cloud),
    ...(typeOf(planned) === "standard" ? { capacity: 0 } : {}),
  }),
  beforeDelete(cloud, { id }) {
    const targets = targetsOf(cloud, String(id));
    if (targets.length === 0) return;
    const message = `The file system \`${String(id)}\` has mount targets: ${targets.map((each) => textAt(each, "id")).join(", ")}.`;
    throw apiError("DeleteFileSystem", "Forbidden.NasMountTargetExist", message);
  },
  /** Its bin goes with it. */
  afterDelete(cloud, { id }) {
    cloud.remove("alicloud_nas_recycle_bin", String(id));
  },
};

/** A group is known by its name, and by the type of file systems that it is for. */
function groupNamed(cloud: AlibabaCloud, name: string, type?: string): ObjectValue | undefined {
  return cloud
    .list(GROUP)
    .map(({ value }) => value)
    .find((group) => group["access_group_name"] === name && (type === undefined || typeOf(group) === type));
}

const ACCESS_GROUP: ResourceRules = {
  beforeDelete(cloud, group) {
    const name = textAt(group, "access_group_name");
    const target = cloud.list(TARGET).find(({ value }) => value["access_group_name"] === name);
    if (target === undefined) return;
    const message = `The access group \`${name}\` is used by the mount target \`${target.id}\`.`;
    throw apiError("DeleteAccessGroup", "InvalidAccessGroup.AccessGroupInUse", message);
  },
  /** Rules are parts of their group. */
  afterDelete(cloud, group) {
    for (const { type, id, value } of cloud.list("alicloud_nas_access_rule")) {
      if (value["access_group_name"] === group["access_group_name"]) cloud.remove(type, id);
    }
  },
};

const ACCESS_RULE: ResourceRules = {
  id(cloud, rule) {
    const name = textAt(rule, "access_group_name");
    const type = typeOf(rule);
    const id = cloud.newId(
      "alicloud_nas_access_rule",
      `${name}:ar-`,
      `${name} ${textAt(rule, "source_cidr_ip")}`,
      16,
    );
    return type === "standard" ? id : `${id}:${type}`;
  },
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "access_group_name");
    if (groupNamed(cloud, name, typeOf(planned)) === undefined) {
      const message = `The access group \`${name}\` does not exist.`;
      throw apiError("CreateAccessRule", "InvalidAccessGroup.NotFound", message);
    }
    const source = textAt(planned, "source_cidr_ip");
    const taken = cloud
      .list("alicloud_nas_access_rule")
      .some(({ value }) => value["access_group_name"] === name && value["source_cidr_ip"] === source);
    if (taken) {
      const message = `The access group \`${name}\` has a rule for \`${source}\` already.`;
      throw apiError("CreateAccessRule", "InvalidAccessRule.AlreadyExisted", message);
    }
  },
};

/** The way into a file system from one vSwitch: its domain is what volumes name. */
const MOUNT_TARGET: ResourceRules = {
  id(cloud, target) {
    const fileSystem = textAt(target, "file_system_id");
    const word = cloud.newId(TARGET, "", `${fileSystem} ${textAt(target, "vswitch_id")}`, 5);
    return `${fileSystem}:${fileSystem}-${word}.${cloud.region}.nas.aliyuncs.com`;
  },
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "access_group_name");
    const fileSystem = cloud.find("alicloud_nas_file_system", textAt(planned, "file_system_id"));
    const type = fileSystem === undefined ? "standard" : typeOf(fileSystem);
    // The group that every account has is called so.
    if (!name.startsWith("DEFAULT_VPC_GROUP_NAME") && groupNamed(cloud, name, type) === undefined) {
      const message = `There is no access group \`${name}\` for ${type} file systems.`;
      throw apiError("CreateMountTarget", "InvalidAccessGroup.NotFound", message);
    }
    const vswitch = cloud.find("alicloud_vswitch", textAt(planned, "vswitch_id"));
    const zone = textAt(fileSystem, "zone_id");
    if (type === "extreme" && zone !== textAt(vswitch, "zone_id")) {
      const message = `The file system is in zone \`${zone}\`, the vSwitch in \`${textAt(vswitch, "zone_id")}\`.`;
      throw apiError("CreateMountTarget", "InvalidVSwitchId.ZoneMismatch", message);
    }
  },
  computed: (cloud, { vswitch_id: vswitch }) => ({
    vpc_id: textAt(cloud.find("alicloud_vswitch", String(vswitch)), "vpc_id"),
  }),
  /** The cloud would let it go, and the nodes would hang: nobody wants to find that out there. */
  async beforeDelete(cloud, target) {
    const domain = textAt(target, "mount_target_domain");
    const pods = await podsThatMount(cloud.world, domain);
    if (pods.length === 0) return;
    const message = `\`${domain}\` is mounted by ${pods.join(", ")}: without it their nodes hang.`;
    throw apiError("DeleteMountTarget", "OperationDenied.InvalidState", message);
  },
};

/** File storage (NAS). */
export const FILE_STORAGE_RULES: Readonly<Record<string, ResourceRules>> = {
  alicloud_nas_file_system: FILE_SYSTEM,
  [GROUP]: ACCESS_GROUP,
  alicloud_nas_access_rule: ACCESS_RULE,
  [TARGET]: MOUNT_TARGET,
};

import { addressIn } from "../addresses";
import { apiError } from "../api-error";
import { ResourceRules } from "../rules";
import { REFERENCES } from "../references";
import { numberAt, textAt } from "../../cloud/values";

/** Smallest file systems of the Turbo kinds and the steps between their sizes, in GiB. */
const TURBO: Readonly<Record<string, { readonly minimum: number; readonly step: number }>> = {
  TB: { minimum: 40960, step: 20480 },
  TP: { minimum: 20480, step: 10240 },
};

const ACCESS_GROUP: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "name");
    if (cloud.list("tencentcloud_cfs_access_group").some(({ value }) => value["name"] === name)) {
      throw apiError(
        "InvalidParameterValue.DuplicatedPgroupName",
        `The access group name \`${name}\` is taken.`,
      );
    }
  },
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "access group", {
      code: "FailedOperation.PgroupInUse",
      ignoredTypes: ["tencentcloud_cfs_access_rule"],
    });
  },
};

const ACCESS_RULE: ResourceRules = {
  beforeCreate(cloud, planned) {
    const client = textAt(planned, "auth_client_ip");
    const same = cloud
      .list("tencentcloud_cfs_access_rule")
      .some(
        ({ value }) =>
          value["access_group_id"] === planned["access_group_id"] && value["auth_client_ip"] === client,
      );
    if (same) {
      throw apiError(
        "InvalidParameterValue.DuplicatedRuleAuthClientIp",
        `The group has a rule for \`${client}\` already.`,
      );
    }
  },
};

const FILE_SYSTEM: ResourceRules = {
  beforeCreate(cloud, planned) {
    const subnet = cloud.find("tencentcloud_subnet", textAt(planned, "subnet_id"));
    if (subnet !== undefined && subnet["vpc_id"] !== planned["vpc_id"]) {
      const message = `Subnet \`${textAt(planned, "subnet_id")}\` is not in VPC \`${textAt(planned, "vpc_id")}\`.`;
      throw apiError("InvalidParameterValue.InvalidVpcParameter", message);
    }
    const turbo = TURBO[textAt(planned, "storage_type")];
    if (turbo === undefined || textAt(planned, "protocol") !== "TURBO") return;
    const capacity = numberAt(planned, "capacity");
    if (capacity < turbo.minimum || capacity % turbo.step !== 0) {
      const message = `capacity must be at least ${turbo.minimum} GiB in steps of ${turbo.step}, got ${capacity}.`;
      throw apiError("InvalidParameterValue.InvalidTurboCapacity", message);
    }
  },
  computed: (cloud, fileSystem) => ({
    mount_ip: addressIn(cloud, textAt(fileSystem, "subnet_id"), textAt(fileSystem, "id")),
  }),
};

const SNAPSHOT_POLICY: ResourceRules = {
  beforeDelete(cloud, { id }) {
    const attachment = cloud
      .list("tencentcloud_cfs_auto_snapshot_policy_attachment")
      .find(({ value }) => value["auto_snapshot_policy_id"] === id);
    if (attachment !== undefined) {
      throw apiError("ResourceInUse", `The snapshot policy \`${String(id)}\` is bound: ${attachment.id}.`);
    }
  },
};

/** Cloud File Storage. */
export const STORAGE_RULES: Readonly<Record<string, ResourceRules>> = {
  tencentcloud_cfs_access_group: ACCESS_GROUP,
  tencentcloud_cfs_access_rule: ACCESS_RULE,
  tencentcloud_cfs_file_system: FILE_SYSTEM,
  tencentcloud_cfs_auto_snapshot_policy: SNAPSHOT_POLICY,
};

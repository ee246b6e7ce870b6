import { textAt } from "../../cloud/values";
import { apiError } from "../api-error";
import { REFERENCES } from "../references";
import { ResourceRules } from "../rules";

const POLICY: ResourceRules = {
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "backup policy", { code: "PolicyHasBinding" });
  },
};

/** What is backed up, and by which policy. */
const BINDING: ResourceRules = {
  id: (_, binding) =>
    ["policy_id", "source_type", "data_source_id"].map((name) => textAt(binding, name)).join(":"),
  beforeCreate(cloud, planned) {
    const source = textAt(planned, "data_source_id");
    const isFiles = textAt(planned, "source_type") === "NAS";
    if (isFiles && cloud.find("alicloud_nas_file_system", source) === undefined) {
      const message = `The file system \`${source}\` does not exist.`;
      throw apiError("CreatePolicyBindings", "InvalidFileSystem.NotFound", message);
    }
  },
};

const VAULT: ResourceRules = {
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "backup vault", { code: "VaultInUse" });
  },
};

/** Cloud Backup. */
export const BACKUP_RULES: Readonly<Record<string, ResourceRules>> = {
  alicloud_hbr_policy: POLICY,
  alicloud_hbr_policy_binding: BINDING,
  alicloud_hbr_vault: VAULT,
};

import { OperationError } from "../../../plugin/sdk/operation-error";
import { ObjectValue } from "../../../plugin/value";
import { addressIn } from "../addresses";
import { apiError } from "../api-error";
import { TencentCloud } from "../cloud";
import { ResourceRules } from "../rules";
import { blockAt, numberAt, objectsAt, textAt } from "../../cloud/values";

const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** A moment in 2025, from which accounts expire. */
const ISSUED = Date.UTC(2025, 5, 1);

const INSTANCE: ResourceRules = {
  beforeCreate(cloud, planned) {
    requirePublicForPolicy(planned);
    const name = textAt(planned, "name");
    if (cloud.list("tencentcloud_tcr_instance").some(({ value }) => value["name"] === name)) {
      throw apiError("InvalidParameter.ErrorNameExists", `The registry name \`${name}\` is taken.`);
    }
  },
  computed: (cloud, { id, open_public_operation: open }) => ({
    public_status: open === true ? "Opened" : "Closed",
    internal_end_point: `169.254.0.${1 + (Number.parseInt(cloud.digits(String(id)).slice(0, 4), 16) % 254)}`,
  }),
  afterUpdate: (cloud, _, { id, open_public_operation: open }) => {
    cloud.patch("tencentcloud_tcr_instance", String(id), {
      public_status: open === true ? "Opened" : "Closed",
    });
  },
  beforeDelete(_, { id, deletion_protection: isProtected }) {
    if (isProtected === true) {
      throw apiError("OperationDenied", `The registry \`${String(id)}\` is protected against deletion.`);
    }
  },
};

function requirePublicForPolicy(planned: ObjectValue): void {
  if (objectsAt(planned, "security_policy").length > 0 && planned["open_public_operation"] !== true) {
    throw new OperationError("`open_public_operation` must be `true` if `security_policy` set");
  }
}

const NAMESPACE: ResourceRules = {
  beforeCreate(cloud, planned) {
    const id = `${textAt(planned, "instance_id")}#${textAt(planned, "name")}`;
    if (cloud.find("tencentcloud_tcr_namespace", id) !== undefined) {
      throw apiError(
        "InvalidParameter.ErrNamespaceExist",
        `The namespace \`${textAt(planned, "name")}\` exists already.`,
      );
    }
  },
  beforeDelete(cloud, namespace) {
    const held = cloud
      .list("tencentcloud_tcr_repository")
      .filter(
        ({ value }) =>
          value["instance_id"] === namespace["instance_id"] && value["namespace_name"] === namespace["name"],
      );
    if (held.length > 0) {
      const message = `The namespace \`${textAt(namespace, "name")}\` has repositories: ${held.map(({ id }) => id).join(", ")}.`;
      throw apiError("FailedOperation.PreconditionFailed", message);
    }
  },
};

function requireNamespace(cloud: TencentCloud, registryId: string, name: string): void {
  if (cloud.find("tencentcloud_tcr_namespace", `${registryId}#${name}`) === undefined) {
    throw apiError(
      "ResourceNotFound.ErrNoNamespace",
      `The namespace \`${name}\` does not exist in \`${registryId}\`.`,
    );
  }
}

const REPOSITORY: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "name");
    const namespace = textAt(planned, "namespace_name");
    const registry = textAt(planned, "instance_id");
    requireNamespace(cloud, registry, namespace);
    if (cloud.find("tencentcloud_tcr_repository", `${registry}#${namespace}#${name}`) !== undefined) {
      throw apiError(
        "InvalidParameter.ErrRepoExist",
        `The repository \`${namespace}/${name}\` exists already.`,
      );
    }
  },
  computed: (cloud, planned) => {
    const domain = textAt(
      cloud.find("tencentcloud_tcr_instance", textAt(planned, "instance_id")),
      "public_domain",
    );
    return { url: `${domain}/${textAt(planned, "namespace_name")}/${textAt(planned, "name")}` };
  },
};

const TOKEN: ResourceRules = {
  computed: (cloud, token) => ({ token: cloud.digits(`token ${textAt(token, "id")}`) }),
};

const SERVICE_ACCOUNT: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "name");
    if (
      cloud.find("tencentcloud_tcr_service_account", `${textAt(planned, "registry_id")}#${name}`) !==
      undefined
    ) {
      throw apiError("InvalidParameter.ErrUserExist", `The service account \`${name}\` exists already.`);
    }
  },
  computed: (cloud, account) => ({
    password: cloud.digits(`password ${textAt(account, "id")}`).slice(0, 32),
    expires_at: ISSUED + numberAt(account, "duration") * DAY_MILLISECONDS,
  }),
};

const VPC_ATTACHMENT: ResourceRules = {
  computed: (cloud, attachment) => ({
    access_ip: addressIn(cloud, textAt(attachment, "subnet_id"), textAt(attachment, "id")),
  }),
};

const RETENTION_RULE: ResourceRules = {
  beforeCreate(cloud, planned) {
    const registry = textAt(planned, "registry_id");
    const namespace = textAt(planned, "namespace_name");
    requireNamespace(cloud, registry, namespace);
    const taken = cloud
      .list("tencentcloud_tcr_tag_retention_rule")
      .some(({ value }) => value["registry_id"] === registry && value["namespace_name"] === namespace);
    if (taken) {
      throw apiError(
        "FailedOperation.ErrorTcrResourceConflict",
        `The namespace \`${namespace}\` has a retention rule already.`,
      );
    }
  },
  computed: (_, rule) => ({ retention_id: Number(textAt(rule, "id").split("#").at(-1)) }),
};

const REPLICATION: ResourceRules = {
  id: (_, planned) => `${textAt(planned, "source_registry_id")}#${textAt(blockAt(planned, "rule"), "name")}`,
};

/** Tencent Container Registry. */
export const REGISTRY_RULES: Readonly<Record<string, ResourceRules>> = {
  tencentcloud_tcr_instance: INSTANCE,
  tencentcloud_tcr_namespace: NAMESPACE,
  tencentcloud_tcr_repository: REPOSITORY,
  tencentcloud_tcr_token: TOKEN,
  tencentcloud_tcr_service_account: SERVICE_ACCOUNT,
  tencentcloud_tcr_vpc_attachment: VPC_ATTACHMENT,
  tencentcloud_tcr_tag_retention_rule: RETENTION_RULE,
  tencentcloud_tcr_replication: REPLICATION,
};

import { ObjectValue } from "../../../plugin/value";
import { textAt } from "../../cloud/values";
import { apiError } from "../api-error";
import { AlibabaCloud } from "../cloud";
import { ResourceRules } from "../rules";

const INSTANCE = "alicloud_cr_ee_instance";

/** What the cloud knows of the bucket that a registry keeps its images in. */
const IMAGES_IN = "images_are_in";

/** The registries that keep their images in a bucket. */
export function registriesIn(cloud: AlibabaCloud, bucket: string): readonly string[] {
  return cloud
    .list(INSTANCE)
    .filter(({ value }) => value[IMAGES_IN] === bucket)
    .map(({ id }) => id);
}

/** How a registry is reached: by name and region, from the internet and from linked VPCs. */
export function registryDomain(cloud: AlibabaCloud, name: string, way: "internet" | "vpc"): string {
  return `${name}-registry${way === "vpc" ? "-vpc" : ""}.${cloud.region}.cr.aliyuncs.com`;
}

const REGISTRY: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "instance_name");
    if (cloud.list(INSTANCE).some(({ value }) => value["instance_name"] === name)) {
      throw apiError("CreateInstance", "INSTANCE_NAME_EXIST", `The registry name \`${name}\` is taken.`);
    }
    const bucket = textAt(planned, "custom_oss_bucket");
    if (bucket !== "" && cloud.find("alicloud_oss_bucket", bucket) === undefined) {
      throw apiError("CreateInstance", "NoSuchBucket", `The bucket \`${bucket}\` does not exist.`);
    }
  },
  computed: (cloud, registry) => ({
    instance_endpoints: (["internet", "vpc"] as const).map((way) => ({
      endpoint_type: way,
      enable: true,
      domains: [{ type: "SYSTEM", domain: registryDomain(cloud, textAt(registry, "instance_name"), way) }],
    })),
  }),
  /** The bucket that it writes to is said once. */
  outputs: (_, registry, before) => ({
    [IMAGES_IN]: before === undefined ? textAt(registry, "custom_oss_bucket") : (before[IMAGES_IN] ?? ""),
  }),
  /** Destroying one asks for the rest of the money back. */
  beforeDelete(cloud, registry) {
    if (cloud.account.refusesRefunds !== true || registry["payment_type"] !== "Subscription") return;
    const message = `\`${textAt(registry, "id")}\` is paid for until ${textAt(registry, "end_time")}, and nothing is refunded: switch its renewal off, and take it out of the state (\`terraform state rm\`).`;
    throw apiError("RefundInstance", "RESOURCE_NOT_REFUNDABLE", message);
  },
  /** A registry is given back with everything in it. */
  afterDelete(cloud, { id }) {
    for (const { type, id: inside, value } of cloud.list()) {
      if (type.startsWith("alicloud_cr_") && value["instance_id"] === id) cloud.remove(type, inside);
    }
  },
};

function requireNamespace(cloud: AlibabaCloud, action: string, registryId: string, name: string): void {
  if (cloud.find("alicloud_cr_ee_namespace", `${registryId}:${name}`) !== undefined) return;
  const message = `The namespace \`${name}\` does not exist in \`${registryId}\`.`;
  throw apiError(action, "NAMESPACE_NOT_EXIST", message);
}

const NAMESPACE: ResourceRules = {
  beforeDelete(cloud, namespace) {
    const held = cloud
      .list("alicloud_cr_ee_repo")
      .filter(
        ({ value }) =>
          value["instance_id"] === namespace["instance_id"] && value["namespace"] === namespace["name"],
      );
    if (held.length === 0) return;
    const message = `The namespace \`${textAt(namespace, "name")}\` has repositories: ${held.map(({ id }) => id).join(", ")}.`;
    throw apiError("DeleteNamespace", "NAMESPACE_NOT_EMPTY", message);
  },
};

const REPOSITORY: ResourceRules = {
  beforeCreate(cloud, planned) {
    requireNamespace(cloud, "CreateRepository", textAt(planned, "instance_id"), textAt(planned, "namespace"));
  },
  computed: (cloud, repository) => ({
    repo_id: `crr-${cloud.digits(textAt(repository, "id")).slice(0, 16)}`,
  }),
};

/** A VPC reaches a registry through one vSwitch; names are resolved there when records for them are asked for. */
const VPC_LINK: ResourceRules = {
  beforeCreate(cloud, planned) {
    const vswitchId = textAt(planned, "vswitch_id");
    if (cloud.find("alicloud_vswitch", vswitchId)?.["vpc_id"] === planned["vpc_id"]) return;
    const message = `vSwitch \`${vswitchId}\` is not in VPC \`${textAt(planned, "vpc_id")}\`.`;
    throw apiError("CreateInstanceVpcEndpointLinkedVpc", "VSWITCH_NOT_IN_VPC", message);
  },
};

const LIFECYCLE_RULE: ResourceRules = {
  beforeCreate(cloud, planned) {
    requireScope(cloud, planned);
  },
};

function requireScope(cloud: AlibabaCloud, planned: ObjectValue): void {
  const namespace = textAt(planned, "namespace_name");
  if (namespace === "") return;
  requireNamespace(cloud, "CreateArtifactLifecycleRule", textAt(planned, "instance_id"), namespace);
}

/** Container Registry, enterprise edition. */
export const REGISTRY_RULES: Readonly<Record<string, ResourceRules>> = {
  [INSTANCE]: REGISTRY,
  alicloud_cr_ee_namespace: NAMESPACE,
  alicloud_cr_ee_repo: REPOSITORY,
  alicloud_cr_vpc_endpoint_linked_vpc: VPC_LINK,
  alicloud_cr_artifact_lifecycle_rule: LIFECYCLE_RULE,
};

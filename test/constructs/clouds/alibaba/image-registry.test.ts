import { TerraformStack } from "cdktf";
import { Dependable } from "constructs";
import { AckCluster } from "../../../../constructs/clouds/alibaba/cluster";
import { AcrRegistry, AcrRegistryProps } from "../../../../constructs/clouds/alibaba/image-registry";
import { ICluster, INetwork, REGISTRY_TIERS } from "../../../../constructs/contracts";
import { madeTypes, SETTINGS, synthAlibaba, SYSTEM } from "../../../support/alibaba";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

function registry(
  stack: TerraformStack,
  network: INetwork,
  changes: Partial<AcrRegistryProps> = {},
): AcrRegistry {
  return new AcrRegistry(stack, "Images", {
    settings: SETTINGS,
    network,
    namespace: "ai",
    repositories: ["webui"],
    ...changes,
  });
}

function synthRegistry(changes: Partial<AcrRegistryProps> = {}): StackJson {
  return synthAlibaba((stack, network) => void registry(stack, network, changes));
}

function clusterOf(stack: TerraformStack, network: INetwork): ICluster {
  return new AckCluster(stack, "Cluster", {
    settings: SETTINGS,
    network,
    nodePools: [SYSTEM],
    kubernetesVersion: "1.34",
  });
}

test("consists of an instance with a bucket of its own, a namespace, a repository and a way in from the network", () => {
  expect(madeTypes(resourceTypes(synthRegistry()))).toEqual([
    "alicloud_cr_ee_instance",
    "alicloud_cr_ee_namespace",
    "alicloud_cr_ee_repo",
    "alicloud_cr_vpc_endpoint_linked_vpc",
    "alicloud_oss_bucket",
    "alicloud_oss_bucket_acl",
    "alicloud_oss_bucket_public_access_block",
  ]);
});

test("is the smallest edition, paid by the month, renews itself, and keeps its images in its bucket", () => {
  expect(resourcesOf(synthRegistry(), "alicloud_cr_ee_instance")).toEqual({
    "images-acr": {
      instance_name: "alibaba-dev-images",
      instance_type: "Basic",
      payment_type: "Subscription",
      period: 1,
      renewal_status: "AutoRenewal",
      renew_period: 1,
      default_oss_bucket: "false",
      custom_oss_bucket: "${alicloud_oss_bucket.images-bucket.bucket}",
      depends_on: expect.arrayContaining(["alicloud_oss_bucket.images-bucket"]),
    },
  });
});

test("has an edition for every tier", () => {
  const editions = REGISTRY_TIERS.map(
    (tier) => onlyResource(synthRegistry({ tier }), "alicloud_cr_ee_instance")["instance_type"],
  );
  expect(editions).toEqual(["Basic", "Standard", "Advanced"]);
});

test("is private, from the namespace to the repository", () => {
  const json = synthRegistry();
  expect(onlyResource(json, "alicloud_cr_ee_namespace")).toMatchObject({
    auto_create: false,
    default_visibility: "PRIVATE",
  });
  expect(onlyResource(json, "alicloud_cr_ee_repo")).toMatchObject({ repo_type: "PRIVATE", summary: "webui" });
});

test("keeps these addresses, whatever happens to the construct tree", () => {
  const json = synthRegistry({ repositories: ["webui", "tools/loader"] });
  expect(Object.keys(resourcesOf(json, "alicloud_cr_ee_repo"))).toEqual([
    "images-repository-tools-loader",
    "images-repository-webui",
  ]);
});

test("is reached from the network by a host name of its own, which is known before anything is made", () => {
  synthAlibaba((stack, network) => {
    const made = registry(stack, network, { registryName: "acme-sd-dev" });
    expect(made.host).toBe("acme-sd-dev-registry-vpc.cn-hangzhou.cr.aliyuncs.com");
  });
  expect(onlyResource(synthRegistry(), "alicloud_cr_vpc_endpoint_linked_vpc")).toEqual({
    instance_id: "${alicloud_cr_ee_instance.images-acr.id}",
    vpc_id: "vpc-1",
    vswitch_id: "vsw-n",
    module_name: "Registry",
    enable_create_dns_record_in_pvzt: true,
  });
});

test("hands the cluster a credential that is renewed, for the namespace that pulls and an account nobody uses", () => {
  const json = synthAlibaba((stack, network) => {
    const cluster = clusterOf(stack, network);
    const made = registry(stack, network, { cluster, pullingNamespace: "stable-diffusion" });
    expect(made.pullSecretName).toBe("acr-credential-secret-aggregation");
    expect(Dependable.of(made.pullable).dependencyRoots.map(({ node }) => node.id)).toEqual([
      "Link",
      "Repository-webui",
      "Puller",
    ]);
  });
  const addon = onlyResource(json, "alicloud_cs_kubernetes_addon");
  expect(addon).toMatchObject({
    cluster_id: "${alicloud_cs_managed_kubernetes.cluster-ack.id}",
    name: "managed-aliyun-acr-credential-helper",
    depends_on: expect.arrayContaining([
      expect.stringMatching(/^alicloud_cs_kubernetes_node_pool\.Cluster_NodePool-system_/),
    ]),
  });
  expect(addon["config"]).toBe(
    '${jsonencode({"AcrInstanceInfo" = [{"instanceId" = alicloud_cr_ee_instance.images-acr.id, "regionId" = "cn-hangzhou"}], "watchNamespace" = "stable-diffusion", "serviceAccount" = "default"})}',
  );
});

test("leaves the credential to whoever names a secret", () => {
  const json = synthAlibaba((stack, network) => {
    const cluster = clusterOf(stack, network);
    expect(registry(stack, network, { cluster, pullSecretName: "mine" }).pullSecretName).toBe("mine");
  });
  expect(resourceTypes(json)).not.toContain("alicloud_cs_kubernetes_addon");
});

test("keeps as many tags as asked for", () => {
  expect(resourceTypes(synthRegistry())).not.toContain("alicloud_cr_artifact_lifecycle_rule");
  expect(onlyResource(synthRegistry({ keepTags: 30 }), "alicloud_cr_artifact_lifecycle_rule")).toMatchObject({
    scope: "NAMESPACE",
    auto: true,
    schedule_time: "DAY",
    retention_tag_count: 30,
  });
});

test.each<[Partial<AcrRegistryProps>, string]>([
  [{ keepTags: 0 }, "keepTags must be a whole number of at least 1, got 0"],
  [
    { namespace: "a--b" },
    "namespace must be 2 to 120 lower-case letters and digits with single '.', '_' or '-' between them, got 'a--b'",
  ],
])("fails when asked for %j", (changes, message) => {
  expect(() => synthRegistry(changes)).toThrow(`${message} [at test/Images]`);
});

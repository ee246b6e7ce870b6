import { TerraformStack } from "cdktf";
import { Dependable } from "constructs";
import { TcrRegistry, TcrRegistryProps } from "../../../../constructs/clouds/tencent/image-registry";
import { INetwork } from "../../../../constructs/contracts";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";
import { resolved, SETTINGS, synthTencent } from "../../../support/tencent";

function registry(
  stack: TerraformStack,
  network: INetwork,
  changes: Partial<TcrRegistryProps> = {},
): TcrRegistry {
  return new TcrRegistry(stack, "Images", {
    settings: SETTINGS,
    network,
    namespace: "ai",
    repositories: ["webui"],
    ...changes,
  });
}

function synthRegistry(changes: Partial<TcrRegistryProps> = {}): StackJson {
  return synthTencent((stack, network) => void registry(stack, network, changes));
}

test("consists of an instance, a namespace, a repository, a way in from the network, and an account that pulls", () => {
  expect(resourceTypes(synthRegistry()).filter((type) => !type.startsWith("data."))).toEqual([
    "tencentcloud_tcr_instance",
    "tencentcloud_tcr_namespace",
    "tencentcloud_tcr_repository",
    "tencentcloud_tcr_service_account",
    "tencentcloud_tcr_vpc_attachment",
  ]);
});

test("is the smallest edition, closed to the internet, and kept", () => {
  expect(resourcesOf(synthRegistry(), "tencentcloud_tcr_instance")).toEqual({
    "images-tcr": {
      name: "tencent-dev-images",
      instance_type: "basic",
      open_public_operation: false,
      deletion_protection: true,
      delete_bucket: false,
    },
  });
});

test("has the name that is asked for, because no two customers can have the same", () => {
  const json = synthRegistry({ registryName: "acme-sd-images" });
  expect(onlyResource(json, "tencentcloud_tcr_instance")).toMatchObject({ name: "acme-sd-images" });
});

test("is pulled from with a secret whose name has a default", () => {
  const named: (string | undefined)[] = [];
  synthTencent((stack, network) => void named.push(registry(stack, network).pullSecretName));
  expect(named).toEqual(["registry-pull"]);
});

test("goes with everything in it when nothing is retained", () => {
  const json = synthRegistry({ settings: { ...SETTINGS, retain: false } });
  expect(onlyResource(json, "tencentcloud_tcr_instance")).toMatchObject({
    deletion_protection: false,
    delete_bucket: true,
  });
  expect(onlyResource(json, "tencentcloud_tcr_repository")).toMatchObject({ force_delete: true });
});

test("keeps these addresses, whatever happens to the construct tree", () => {
  const json = synthRegistry({ repositories: ["webui", "tools/loader"] });
  expect(Object.keys(resourcesOf(json, "tencentcloud_tcr_namespace"))).toEqual(["images-namespace"]);
  expect(Object.keys(resourcesOf(json, "tencentcloud_tcr_repository"))).toEqual([
    "images-repository-tools-loader",
    "images-repository-webui",
  ]);
});

test("is reached from the network by its ordinary host name", () => {
  expect(onlyResource(synthRegistry(), "tencentcloud_tcr_vpc_attachment")).toEqual({
    instance_id: "${tencentcloud_tcr_instance.images-tcr.id}",
    vpc_id: "vpc-1",
    subnet_id: "subnet-n",
    enable_public_domain_dns: true,
  });
});

test("has an account that may pull from its namespace and nothing else", () => {
  expect(onlyResource(synthRegistry(), "tencentcloud_tcr_service_account")).toMatchObject({
    name: "tencent-dev-pull",
    permissions: [
      { resource: "${tencentcloud_tcr_namespace.images-namespace.name}", actions: ["tcr:PullRepository"] },
    ],
  });
});

test("hands out the account's login and the password that only the state knows", () => {
  expect(resolved((stack, network) => registry(stack, network).pullCredential)).toEqual({
    userName: "tcr$tencent-dev-pull",
    password: expect.stringMatching(/^\$\{tencentcloud_tcr_service_account\.\w+\.password\}$/),
  });
});

test("keeps as many tags as asked for", () => {
  expect(resourceTypes(synthRegistry())).not.toContain("tencentcloud_tcr_tag_retention_rule");
  expect(onlyResource(synthRegistry({ keepTags: 30 }), "tencentcloud_tcr_tag_retention_rule")).toMatchObject({
    cron_setting: "daily",
    retention_rule: { key: "latestPushedK", value: 30 },
  });
});

test("can be pulled from once network, account and repositories are there", () => {
  synthTencent((stack, network) => {
    const roots = Dependable.of(registry(stack, network).pullable).dependencyRoots;
    expect(roots.map(({ node }) => node.id)).toEqual(["Attachment", "Puller", "Repository-webui"]);
  });
});

test.each<[Partial<TcrRegistryProps>, string]>([
  [{ keepTags: 0 }, "keepTags must be a whole number of at least 1, got 0"],
  [
    { namespace: "A" },
    "namespace must be 2 to 30 lower-case letters and digits with single '.', '_' or '-' between them, got 'A'",
  ],
  [
    { namespace: "a" },
    "namespace must be 2 to 30 lower-case letters and digits with single '.', '_' or '-' between them, got 'a'",
  ],
  [
    { namespace: "a--b" },
    "namespace must be 2 to 30 lower-case letters and digits with single '.', '_' or '-' between them, got 'a--b'",
  ],
  [
    { namespace: "-ab" },
    "namespace must be 2 to 30 lower-case letters and digits with single '.', '_' or '-' between them, got '-ab'",
  ],
])("fails when asked for %j", (changes, message) => {
  expect(() => synthRegistry(changes)).toThrow(`${message} [at test/Images]`);
});

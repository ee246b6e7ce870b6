import { ObjectValue } from "../../../../../rehearsal/plugin/value";
import { AlicloudRehearsal } from "../../../../support/alicloud-rehearsal";
import { network } from "../../../../support/alicloud-builder";
import { idOf } from "../../../../support/cloud-rehearsal";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

const REGISTRY = { instance_name: "sd", instance_type: "Basic", payment_type: "Subscription", period: 1 };
const registry = () => cloud.create("alicloud_cr_ee_instance", REGISTRY);
const repository = (instance: ObjectValue, namespace = "ai") => ({
  ...{ instance_id: idOf(instance), namespace, name: "webui", summary: "WebUI", repo_type: "PRIVATE" },
});

describe("a registry", () => {
  it("has a domain for the internet and one for VPCs", async () => {
    const { instance_endpoints: endpoints, id } = await registry();
    expect(id).toMatch(/^cri-[a-z0-9]{16}$/);
    expect(endpoints).toEqual([
      {
        endpoint_type: "internet",
        enable: true,
        domains: [{ type: "SYSTEM", domain: "sd-registry.cn-hangzhou.cr.aliyuncs.com" }],
      },
      {
        endpoint_type: "vpc",
        enable: true,
        domains: [{ type: "SYSTEM", domain: "sd-registry-vpc.cn-hangzhou.cr.aliyuncs.com" }],
      },
    ]);
  });

  it("fails when its name is taken", async () => {
    await registry();
    expect((await cloud.apply("alicloud_cr_ee_instance", REGISTRY)).errors[0]).toContain("is taken");
  });

  it("takes everything in it along when it is given back", async () => {
    const instance = await registry();
    await cloud.create("alicloud_cr_ee_namespace", { instance_id: idOf(instance), name: "ai" });
    await cloud.create("alicloud_cr_ee_repo", repository(instance));
    await cloud.delete("alicloud_cr_ee_instance", instance);
    expect(cloud.contents()).toEqual([]);
  });

  it("keeps the bucket that its images are in", async () => {
    const own = { ...REGISTRY, default_oss_bucket: "false", custom_oss_bucket: "cri-images" };
    expect((await cloud.apply("alicloud_cr_ee_instance", own)).errors[0]).toContain("NoSuchBucket");
    const bucket = await cloud.create("alicloud_oss_bucket", { bucket: "cri-images", force_destroy: true });
    const instance = await cloud.create("alicloud_cr_ee_instance", own);
    expect((await cloud.delete("alicloud_oss_bucket", bucket)).errors[0]).toContain("keeps its images");
    await cloud.delete("alicloud_cr_ee_instance", instance);
    expect((await cloud.delete("alicloud_oss_bucket", bucket)).errors).toEqual([]);
  });

  it("is linked to a VPC through one of its vSwitches", async () => {
    const instance = await registry();
    const { vpc, nodes } = await network(cloud);
    const other = await cloud.create("alicloud_vpc", { vpc_name: "other", cidr_block: "10.0.0.0/16" });
    const link = { instance_id: idOf(instance), vswitch_id: idOf(nodes), module_name: "Registry" };
    const { errors } = await cloud.apply("alicloud_cr_vpc_endpoint_linked_vpc", {
      ...link,
      vpc_id: idOf(other),
    });
    expect(errors[0]).toContain("VSWITCH_NOT_IN_VPC");
    const made = await cloud.create("alicloud_cr_vpc_endpoint_linked_vpc", { ...link, vpc_id: idOf(vpc) });
    expect(idOf(made)).toBe(`${idOf(instance)}:${idOf(vpc)}:${idOf(nodes)}:Registry`);
    expect((await cloud.delete("alicloud_vswitch", nodes)).errors[0]).toContain("DependencyViolation");
  });
});

describe("a repository", () => {
  it("fails when its namespace does not exist", async () => {
    const { errors } = await cloud.apply("alicloud_cr_ee_repo", repository(await registry()));
    expect(errors[0]).toContain("The namespace `ai` does not exist");
  });

  it("keeps its namespace", async () => {
    const instance = await registry();
    const namespace = await cloud.create("alicloud_cr_ee_namespace", {
      instance_id: idOf(instance),
      name: "ai",
    });
    const made = await cloud.create("alicloud_cr_ee_repo", repository(instance));
    expect(idOf(made)).toBe(`${idOf(instance)}:ai:webui`);
    expect((await cloud.delete("alicloud_cr_ee_namespace", namespace)).errors[0]).toContain(
      "NAMESPACE_NOT_EMPTY",
    );
    await cloud.delete("alicloud_cr_ee_repo", made);
    expect((await cloud.delete("alicloud_cr_ee_namespace", namespace)).errors).toEqual([]);
  });

  it("is found by data sources through its registry", async () => {
    const instance = await registry();
    const found = await cloud.data("alicloud_cr_ee_instances", { name_regex: "^sd$" });
    expect(found["ids"]).toEqual([idOf(instance)]);
    expect((found["instances"] as ObjectValue[])[0]!["vpc_endpoints"]).toEqual([
      "sd-registry-vpc.cn-hangzhou.cr.aliyuncs.com",
    ]);
    expect((await cloud.data("alicloud_cr_ee_instances", { name_regex: "^x" }))["ids"]).toEqual([]);
  });
});

import { ObjectValue } from "../../../../../rehearsal/plugin/value";
import { network } from "../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../support/tencentcloud-rehearsal";

let cloud: TencentcloudRehearsal;
let registry: ObjectValue;

beforeEach(async () => {
  cloud = new TencentcloudRehearsal();
  registry = await cloud.create("tencentcloud_tcr_instance", { name: "ai-images", instance_type: "basic" });
});

const namespace = (name = "ai") => ({ instance_id: idOf(registry), name });
const repository = (name = "webui") => ({ instance_id: idOf(registry), namespace_name: "ai", name });

describe("a registry", () => {
  it("has the domain of its name", () => {
    expect(idOf(registry)).toMatch(/^tcr-[a-z0-9]{8}$/);
    expect(registry["public_domain"]).toBe("ai-images.tencentcloudcr.com");
  });

  it("fails when its name is taken, by whomever", async () => {
    const { errors } = await cloud.apply("tencentcloud_tcr_instance", {
      name: "ai-images",
      instance_type: "basic",
    });
    expect(errors[0]).toContain("Code=InvalidParameter.ErrorNameExists");
  });

  it("fails when it has policies for a public access that is closed", async () => {
    const { errors } = await cloud.apply("tencentcloud_tcr_instance", {
      name: "other",
      instance_type: "basic",
      security_policy: [{ cidr_block: "203.0.113.0/24" }],
    });
    expect(errors).toEqual(["`open_public_operation` must be `true` if `security_policy` set"]);
  });

  it("fails to go while it is protected", async () => {
    const written = { name: "ai-images", instance_type: "basic", deletion_protection: true };
    const { state } = await cloud.apply("tencentcloud_tcr_instance", written, registry);
    expect((await cloud.delete("tencentcloud_tcr_instance", state!)).errors[0]).toContain(
      "is protected against deletion",
    );
  });
});

describe("a namespace", () => {
  it("fails when it exists already", async () => {
    await cloud.create("tencentcloud_tcr_namespace", namespace());
    const { errors } = await cloud.apply("tencentcloud_tcr_namespace", namespace());
    expect(errors[0]).toContain("Code=InvalidParameter.ErrNamespaceExist");
  });

  it("fails when its registry does not exist", async () => {
    const { errors } = await cloud.apply("tencentcloud_tcr_namespace", {
      instance_id: "tcr-none1234",
      name: "ai",
    });
    expect(errors[0]).toContain("Code=ResourceNotFound.TcrResourceNotFound");
  });

  it("fails to go while it has repositories", async () => {
    const made = await cloud.create("tencentcloud_tcr_namespace", namespace());
    const held = await cloud.create("tencentcloud_tcr_repository", repository());
    expect((await cloud.delete("tencentcloud_tcr_namespace", made)).errors[0]).toContain(
      `Code=FailedOperation.PreconditionFailed, Message=The namespace \`ai\` has repositories: ${idOf(held)}.`,
    );
    await cloud.delete("tencentcloud_tcr_repository", held);
    expect((await cloud.delete("tencentcloud_tcr_namespace", made)).errors).toEqual([]);
  });
});

describe("what is in a namespace", () => {
  it("fails when the namespace does not exist", async () => {
    const rule = { registry_id: idOf(registry), namespace_name: "ai", cron_setting: "daily" };
    expect((await cloud.apply("tencentcloud_tcr_repository", repository())).errors[0]).toContain(
      "ErrNoNamespace",
    );
    expect((await cloud.apply("tencentcloud_tcr_tag_retention_rule", rule)).errors[0]).toContain(
      "ErrNoNamespace",
    );
  });

  it("is a repository with its address", async () => {
    await cloud.create("tencentcloud_tcr_namespace", namespace());
    const made = await cloud.create("tencentcloud_tcr_repository", repository());
    expect(made["url"]).toBe("ai-images.tencentcloudcr.com/ai/webui");
    expect((await cloud.apply("tencentcloud_tcr_repository", repository())).errors[0]).toContain(
      "ErrRepoExist",
    );
  });

  it("has one retention rule", async () => {
    await cloud.create("tencentcloud_tcr_namespace", namespace());
    const rule = {
      registry_id: idOf(registry),
      namespace_name: "ai",
      cron_setting: "daily",
      retention_rule: [{ key: "latestPushedK", value: 20 }],
    };
    await cloud.create("tencentcloud_tcr_tag_retention_rule", rule);
    const { errors } = await cloud.apply("tencentcloud_tcr_tag_retention_rule", rule);
    expect(errors[0]).toContain("Code=FailedOperation.ErrorTcrResourceConflict");
  });
});

describe("access", () => {
  it("is a service account with a password of its own", async () => {
    const account = {
      registry_id: idOf(registry),
      name: "pull",
      duration: 30,
      permissions: [{ resource: "ai", actions: ["tcr:PullRepository"] }],
    };
    const made = await cloud.create("tencentcloud_tcr_service_account", account);
    const other = await cloud.create("tencentcloud_tcr_service_account", { ...account, name: "push" });
    expect(made["password"]).toMatch(/^[a-f0-9]{32}$/);
    expect(made["password"]).not.toBe(other["password"]);
    expect((await cloud.apply("tencentcloud_tcr_service_account", account)).errors[0]).toContain(
      "ErrUserExist",
    );
  });

  it("is a private address in a subnet, which then cannot go", async () => {
    const { vpc, subnet } = await network(cloud);
    const made = await cloud.create("tencentcloud_tcr_vpc_attachment", {
      instance_id: idOf(registry),
      vpc_id: idOf(vpc),
      subnet_id: idOf(subnet),
    });
    expect(made["access_ip"]).toMatch(/^10\.0\./);
    expect((await cloud.delete("tencentcloud_subnet", subnet)).errors[0]).toContain("tcr_vpc_attachment");
  });
});

import { ObjectValue } from "../../../../../rehearsal/plugin/value";
import { Network, network } from "../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../support/tencentcloud-rehearsal";

let cloud: TencentcloudRehearsal;
let inside: Network;
let group: ObjectValue;

beforeEach(async () => {
  cloud = new TencentcloudRehearsal();
  inside = await network(cloud);
  group = await cloud.create("tencentcloud_cfs_access_group", { name: "ai" });
});

const fileSystem = (more: Readonly<Record<string, string | number>> = {}) => ({
  name: "models",
  availability_zone: "ap-guangzhou-6",
  access_group_id: idOf(group),
  vpc_id: idOf(inside.vpc),
  subnet_id: idOf(inside.subnet),
  ...more,
});

describe("a file system", () => {
  it("has an address in its subnet, and the id that NFS clients mount", async () => {
    const made = await cloud.create("tencentcloud_cfs_file_system", fileSystem());
    expect(idOf(made)).toMatch(/^cfs-[a-z0-9]{8}$/);
    expect(made["mount_ip"]).toMatch(/^10\.0\.(\d|1[0-5])\.\d+$/);
    expect(made["fs_id"]).toMatch(/^[a-f0-9]{8}$/);
  });

  it("fails when its access group does not exist", async () => {
    const written = fileSystem({ access_group_id: "pgroup-none1234" });
    const { errors } = await cloud.apply("tencentcloud_cfs_file_system", written);
    expect(errors[0]).toContain("Code=ResourceNotFound.PgroupNotFound");
  });

  it("fails when its subnet is in another VPC", async () => {
    const other = await cloud.create("tencentcloud_vpc", { name: "other", cidr_block: "10.1.0.0/16" });
    const { errors } = await cloud.apply("tencentcloud_cfs_file_system", fileSystem({ vpc_id: idOf(other) }));
    expect(errors[0]).toContain("Code=InvalidParameterValue.InvalidVpcParameter");
  });

  it("fails when a Turbo one is too small", async () => {
    const turbo = fileSystem({ protocol: "TURBO", storage_type: "TP", capacity: 1024 });
    const { errors } = await cloud.apply("tencentcloud_cfs_file_system", turbo);
    expect(errors[0]).toContain("capacity must be at least 20480 GiB in steps of 10240, got 1024");
  });

  it("fails when the network interface is changed in place", async () => {
    const made = await cloud.create("tencentcloud_cfs_file_system", fileSystem());
    const { errors } = await cloud.apply(
      "tencentcloud_cfs_file_system",
      fileSystem({ net_interface: "CCN" }),
      made,
    );
    expect(errors).toEqual([expect.stringContaining("`net_interface`")]);
  });
});

describe("an access group", () => {
  it("fails to go while a file system uses it; its rules go with it", async () => {
    await cloud.create("tencentcloud_cfs_access_rule", {
      access_group_id: idOf(group),
      auth_client_ip: "10.0.0.0/16",
      priority: 1,
    });
    const made = await cloud.create("tencentcloud_cfs_file_system", fileSystem());
    const { errors } = await cloud.delete("tencentcloud_cfs_access_group", group);
    expect(errors[0]).toContain("Code=FailedOperation.PgroupInUse");
    await cloud.delete("tencentcloud_cfs_file_system", made);
    expect((await cloud.delete("tencentcloud_cfs_access_group", group)).errors).toEqual([]);
  });

  it("fails when its name is taken", async () => {
    const { errors } = await cloud.apply("tencentcloud_cfs_access_group", { name: "ai" });
    expect(errors[0]).toContain("Code=InvalidParameterValue.DuplicatedPgroupName");
  });

  it("fails when it gets a second rule for the same clients", async () => {
    const rule = { access_group_id: idOf(group), auth_client_ip: "10.0.0.0/16", priority: 1 };
    await cloud.create("tencentcloud_cfs_access_rule", rule);
    const { errors } = await cloud.apply("tencentcloud_cfs_access_rule", rule);
    expect(errors[0]).toContain("Code=InvalidParameterValue.DuplicatedRuleAuthClientIp");
  });
});

describe("a snapshot policy", () => {
  it("fails to go while it is bound to a file system", async () => {
    const made = await cloud.create("tencentcloud_cfs_file_system", fileSystem());
    const policy = await cloud.create("tencentcloud_cfs_auto_snapshot_policy", {
      policy_name: "daily",
      hour: "2",
      interval_days: 1,
    });
    const bound = await cloud.create("tencentcloud_cfs_auto_snapshot_policy_attachment", {
      auto_snapshot_policy_id: idOf(policy),
      file_system_ids: idOf(made),
    });
    expect((await cloud.delete("tencentcloud_cfs_auto_snapshot_policy", policy)).errors[0]).toContain(
      "Code=ResourceInUse",
    );
    await cloud.delete("tencentcloud_cfs_auto_snapshot_policy_attachment", bound);
    expect((await cloud.delete("tencentcloud_cfs_auto_snapshot_policy", policy)).errors).toEqual([]);
  });
});

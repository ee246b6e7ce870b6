import { AlicloudRehearsal } from "../../../../support/alicloud-rehearsal";
import { network } from "../../../../support/alicloud-builder";
import { idOf } from "../../../../support/cloud-rehearsal";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

const fileSystem = () =>
  cloud.create("alicloud_nas_file_system", { protocol_type: "NFS", storage_type: "Performance" });
const group = (name = "models") =>
  cloud.create("alicloud_nas_access_group", { access_group_name: name, access_group_type: "Vpc" });

async function mounted() {
  const { nodes, vpc } = await network(cloud);
  const [files, access] = [await fileSystem(), await group()];
  const target = await cloud.create("alicloud_nas_mount_target", {
    file_system_id: idOf(files),
    access_group_name: String(access["access_group_name"]),
    vswitch_id: idOf(nodes),
  });
  return { vpc, nodes, files, access, target };
}

describe("a mount target", () => {
  it("has a domain in its id, and the VPC of its vSwitch", async () => {
    const { target, files, vpc } = await mounted();
    const domain = String(target["mount_target_domain"]);
    expect(domain).toMatch(/^[0-9a-f]{10}-[a-z0-9]{5}\.cn-hangzhou\.nas\.aliyuncs\.com$/);
    expect(idOf(target)).toBe(`${idOf(files)}:${domain}`);
    expect(target).toMatchObject({ vpc_id: idOf(vpc), status: "Active", network_type: "Vpc" });
    expect((await cloud.import("alicloud_nas_mount_target", idOf(target))).state).toMatchObject({
      mount_target_domain: domain,
    });
  });

  it("fails when its access group does not exist, or is for another type of file system", async () => {
    const { nodes } = await network(cloud);
    const files = await fileSystem();
    const written = { file_system_id: idOf(files), access_group_name: "models", vswitch_id: idOf(nodes) };
    expect((await cloud.apply("alicloud_nas_mount_target", written)).errors[0]).toContain(
      "InvalidAccessGroup.NotFound",
    );
    await cloud.create("alicloud_nas_access_group", {
      ...{ access_group_name: "models", access_group_type: "Vpc", file_system_type: "extreme" },
    });
    expect((await cloud.apply("alicloud_nas_mount_target", written)).errors[0]).toContain("for standard");
  });

  it("fails when the id of a group is given instead of its name", async () => {
    const { nodes } = await network(cloud);
    const [files, access] = [await fileSystem(), await group()];
    expect(idOf(access)).toBe("models:standard");
    const written = { file_system_id: idOf(files), access_group_name: idOf(access), vswitch_id: idOf(nodes) };
    expect((await cloud.apply("alicloud_nas_mount_target", written)).errors[0]).toContain("NotFound");
  });

  it("fails when its file system does not exist", async () => {
    const { nodes } = await network(cloud);
    await group();
    const written = { file_system_id: "0123456789", access_group_name: "models", vswitch_id: idOf(nodes) };
    expect((await cloud.apply("alicloud_nas_mount_target", written)).errors[0]).toContain(
      "InvalidFileSystem.NotFound",
    );
  });
});

describe("a file system", () => {
  it("fails to go while it has a mount target, as do group and vSwitch", async () => {
    const { files, access, nodes, target } = await mounted();
    const refused = async (type: string, state: typeof files) => (await cloud.delete(type, state)).errors[0];
    expect(await refused("alicloud_nas_file_system", files)).toContain("MountTargetExist");
    expect(await refused("alicloud_nas_access_group", access)).toContain("AccessGroupInUse");
    expect(await refused("alicloud_vswitch", nodes)).toContain("DependencyViolation");
    await cloud.delete("alicloud_nas_mount_target", target);
    expect(await refused("alicloud_nas_file_system", files)).toBeUndefined();
    expect(await refused("alicloud_nas_access_group", access)).toBeUndefined();
  });

  it("fails when its storage is of another type of file system", async () => {
    const written = { protocol_type: "NFS", storage_type: "advance", file_system_type: "standard" };
    expect((await cloud.apply("alicloud_nas_file_system", written)).errors[0]).toContain(
      "A standard file system stores on Performance, Capacity, Premium, got advance.",
    );
  });
});

describe("an access rule", () => {
  const rule = (more = {}) => ({ access_group_name: "models", source_cidr_ip: "10.0.0.0/16", ...more });

  it("is known by its group, and by the type of file systems where that is not the usual one", async () => {
    await group();
    expect(idOf(await cloud.create("alicloud_nas_access_rule", rule()))).toMatch(/^models:ar-[a-z0-9]{16}$/);
    await cloud.create("alicloud_nas_access_group", {
      ...{ access_group_name: "fast", access_group_type: "Vpc", file_system_type: "extreme" },
    });
    const other = rule({ access_group_name: "fast", file_system_type: "extreme" });
    expect(idOf(await cloud.create("alicloud_nas_access_rule", other))).toMatch(/^fast:ar-.{16}:extreme$/);
  });

  it("fails when its group does not exist, or has it already", async () => {
    expect((await cloud.apply("alicloud_nas_access_rule", rule())).errors[0]).toContain("does not exist");
    await group();
    await cloud.create("alicloud_nas_access_rule", rule());
    expect((await cloud.apply("alicloud_nas_access_rule", rule())).errors[0]).toContain("AlreadyExisted");
  });

  it("goes with its group", async () => {
    const access = await group();
    await cloud.create("alicloud_nas_access_rule", rule());
    await cloud.delete("alicloud_nas_access_group", access);
    expect(cloud.contents()).toEqual([]);
  });
});

describe("a backup", () => {
  it("binds a policy to a file system, and holds the policy", async () => {
    const files = await fileSystem();
    const vault = await cloud.create("alicloud_hbr_vault", { vault_name: "models" });
    const rules = [{ rule_type: "BACKUP", backup_type: "COMPLETE", vault_id: idOf(vault), retention: 7 }];
    const policy = await cloud.create("alicloud_hbr_policy", { policy_name: "daily", rules });
    const binding = await cloud.create("alicloud_hbr_policy_binding", {
      ...{ policy_id: idOf(policy), source_type: "NAS", data_source_id: idOf(files) },
    });
    expect(idOf(binding)).toBe(`${idOf(policy)}:NAS:${idOf(files)}`);
    expect((await cloud.delete("alicloud_hbr_policy", policy)).errors[0]).toContain("is in use");
    expect((await cloud.delete("alicloud_hbr_vault", vault)).errors[0]).toContain("is in use");
    await cloud.delete("alicloud_hbr_policy_binding", binding);
    expect((await cloud.delete("alicloud_hbr_policy", policy)).errors).toEqual([]);
    expect((await cloud.delete("alicloud_hbr_vault", vault)).errors).toEqual([]);
  });

  it("fails when the file system does not exist", async () => {
    const policy = await cloud.create("alicloud_hbr_policy", { policy_name: "daily" });
    const written = { policy_id: idOf(policy), source_type: "NAS", data_source_id: "0123456789" };
    expect((await cloud.apply("alicloud_hbr_policy_binding", written)).errors[0]).toContain("does not exist");
  });
});

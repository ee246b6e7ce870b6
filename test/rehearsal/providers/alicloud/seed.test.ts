import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { seedAlibabaVpc, seedVswitch } from "../../../../rehearsal/providers/alicloud";
import { AlicloudRehearsal } from "../../../support/alicloud-rehearsal";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

const vswitch = (id: string, more = {}) =>
  seedVswitch(cloud.world, { id, vpcId: "vpc-1", zone: "cn-hangzhou-i", ...more });

describe("a network that is there before Terraform", () => {
  it("is found by data sources, each vSwitch with a range of its own", async () => {
    seedAlibabaVpc(cloud.world, { id: "vpc-1", cidr: "10.8.0.0/16" });
    vswitch("vsw-1");
    vswitch("vsw-2");
    const { vpcs, ids } = await cloud.data("alicloud_vpcs", { ids: ["vpc-1"] });
    expect(ids).toEqual(["vpc-1"]);
    expect((vpcs as ObjectValue[])[0]).toMatchObject({
      cidr_block: "10.8.0.0/16",
      vswitch_ids: ["vsw-1", "vsw-2"],
    });
    const { vswitches } = await cloud.data("alicloud_vswitches", {
      vpc_id: "vpc-1",
      ids: ["vsw-2", "vsw-9"],
    });
    expect(vswitches).toEqual([
      expect.objectContaining({ id: "vsw-2", cidr_block: "10.8.16.0/20", zone_id: "cn-hangzhou-i" }),
    ]);
  });

  it("is what resources may be put into", async () => {
    seedAlibabaVpc(cloud.world, { id: "vpc-1" });
    vswitch("vsw-1");
    const written = { protocol_type: "NFS", storage_type: "Performance" };
    const files = await cloud.create("alicloud_nas_file_system", written);
    await cloud.create("alicloud_nas_access_group", { access_group_name: "a", access_group_type: "Vpc" });
    const target = await cloud.create("alicloud_nas_mount_target", {
      ...{ file_system_id: String(files["id"]), access_group_name: "a", vswitch_id: "vsw-1" },
    });
    expect(target["vpc_id"]).toBe("vpc-1");
  });

  it("fails when the VPC is not there, or has no room", () => {
    expect(() => vswitch("vsw-1")).toThrow("needs VPC 'vpc-1' first");
    seedAlibabaVpc(cloud.world, { id: "vpc-1" });
    expect(() => vswitch("vsw-1", { cidr: "10.1.0.0/20" })).toThrow("has no range in VPC 'vpc-1'");
  });
});

import { AlicloudRehearsal } from "../../../../support/alicloud-rehearsal";
import { network } from "../../../../support/alicloud-builder";
import { idOf } from "../../../../support/cloud-rehearsal";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

describe("a load balancer", () => {
  it("has an address of its vSwitch when it is private", async () => {
    const { nodes } = await network(cloud);
    const made = await cloud.create("alicloud_slb_load_balancer", { vswitch_id: idOf(nodes) });
    expect(made["address"]).toMatch(/^10\.0\.\d+\.\d+$/);
    expect((await cloud.delete("alicloud_vswitch", nodes)).errors[0]).toContain("slb_load_balancer");
  });

  it("fails when it is private and has no vSwitch", async () => {
    expect((await cloud.apply("alicloud_slb_load_balancer", {})).errors[0]).toContain("needs a vSwitch");
  });

  it("fails to go while it is protected, until that is taken back and applied", async () => {
    const written = { address_type: "internet", delete_protection: "on" };
    const made = await cloud.create("alicloud_slb_load_balancer", written);
    expect((await cloud.delete("alicloud_slb_load_balancer", made)).errors[0]).toContain("DeleteProtection");
    const { state } = await cloud.apply(
      "alicloud_slb_load_balancer",
      { ...written, delete_protection: "off" },
      made,
    );
    expect((await cloud.delete("alicloud_slb_load_balancer", state!)).errors).toEqual([]);
  });

  it("hides a bandwidth that traffic is not paid by", async () => {
    const written = { address_type: "internet", bandwidth: 5 };
    const made = await cloud.create("alicloud_slb_load_balancer", written);
    const { errors, state } = await cloud.apply(
      "alicloud_slb_load_balancer",
      { ...written, bandwidth: 9 },
      made,
    );
    expect(errors).toEqual([]);
    expect(state!["bandwidth"]).toBe(made["bandwidth"]);
  });
});

describe("an access list", () => {
  it("shows the entries that are resources of their own, and goes with them", async () => {
    const list = await cloud.create("alicloud_slb_acl", { name: "offices" });
    const entry = await cloud.create("alicloud_slb_acl_entry_attachment", {
      ...{ acl_id: idOf(list), entry: "203.0.113.0/24", comment: "hq" },
    });
    expect(idOf(entry)).toBe(`${idOf(list)}:203.0.113.0/24`);
    expect((await cloud.read("alicloud_slb_acl", list))!["entry_list"]).toEqual([
      { entry: "203.0.113.0/24", comment: "hq" },
    ]);
    await cloud.delete("alicloud_slb_acl_entry_attachment", entry);
    expect((await cloud.read("alicloud_slb_acl", list))!["entry_list"]).toEqual([]);
  });
});

import { ObjectValue } from "../../../../../rehearsal/plugin/value";
import { AlicloudRehearsal } from "../../../../support/alicloud-rehearsal";
import { Network, network, wayOut } from "../../../../support/alicloud-builder";
import { idOf } from "../../../../support/cloud-rehearsal";

let cloud: AlicloudRehearsal;
let net: Network;

beforeEach(async () => {
  cloud = new AlicloudRehearsal();
  net = await network(cloud);
});

const snat = (nat: ObjectValue, eip: ObjectValue, vswitch = net.nodes) => ({
  snat_table_id: String(nat["snat_table_ids"]),
  snat_ip: String(eip["ip_address"]),
  source_vswitch_id: idOf(vswitch),
});

describe("the way out", () => {
  it("is an entry for each vSwitch, after the address is bound to the gateway", async () => {
    const { nat, eip } = await wayOut(cloud, net);
    const entry = await cloud.create("alicloud_snat_entry", snat(nat, eip));
    expect(entry["id"]).toBe(`${String(nat["snat_table_ids"])}:${String(entry["snat_entry_id"])}`);
    expect(entry).toMatchObject({ source_cidr: "10.0.0.0/20", status: "Available" });
    expect((await cloud.read("alicloud_eip_address", eip))!["status"]).toBe("InUse");
    expect((await cloud.import("alicloud_snat_entry", idOf(entry))).state).toMatchObject(snat(nat, eip));
  });

  it("has a table whose id is one text", async () => {
    const { nat } = await wayOut(cloud, net);
    expect(nat["snat_table_ids"]).toMatch(/^stb-[a-z0-9]+$/);
  });

  it("fails when the entry comes before the address is bound", async () => {
    const { nat, eip, association } = await wayOut(cloud, net);
    await cloud.delete("alicloud_eip_association", association);
    const { errors, state } = await cloud.apply("alicloud_snat_entry", snat(nat, eip));
    expect(errors[0]).toContain("CreateSnatEntry Failed!!!");
    expect(errors[0]).toContain("Code: EIP_NOT_IN_GATEWAY");
    expect(state).toBeNull();
  });

  it("fails when a vSwitch has an entry already", async () => {
    const { nat, eip } = await wayOut(cloud, net);
    await cloud.create("alicloud_snat_entry", snat(nat, eip));
    expect((await cloud.apply("alicloud_snat_entry", snat(nat, eip))).errors[0]).toContain("has an entry");
  });

  it("fails when the table does not exist", async () => {
    const { eip } = await wayOut(cloud, net);
    const { errors } = await cloud.apply("alicloud_snat_entry", {
      ...{
        snat_table_id: "stb-none",
        snat_ip: String(eip["ip_address"]),
        source_vswitch_id: idOf(net.nodes),
      },
    });
    expect(errors[0]).toContain("InvalidSnatTableId.NotFound");
  });

  it("fails to be taken down in any order but its own", async () => {
    const { nat, eip, association } = await wayOut(cloud, net);
    const entry = await cloud.create("alicloud_snat_entry", snat(nat, eip));
    const refused = async (type: string, state: ObjectValue) => (await cloud.delete(type, state)).errors[0];

    expect(await refused("alicloud_nat_gateway", nat)).toContain("DependencyViolation.SnatEntry");
    expect(await refused("alicloud_eip_association", association)).toContain("HasBeenUsedBySnatTable");
    expect(await refused("alicloud_eip_address", eip)).toContain("IncorrectEipStatus");
    expect(await refused("alicloud_vswitch", net.nodes)).toContain("DependencyViolation");

    expect(await refused("alicloud_snat_entry", entry)).toBeUndefined();
    expect(await refused("alicloud_nat_gateway", nat)).toContain("DependencyViolation.EIPS");
    expect(await refused("alicloud_eip_association", association)).toBeUndefined();
    expect(await refused("alicloud_nat_gateway", nat)).toBeUndefined();
    expect(await refused("alicloud_eip_address", eip)).toBeUndefined();
    expect(await refused("alicloud_vswitch", net.nodes)).toBeUndefined();
  });

  it("fails when an address is bound twice", async () => {
    const { eip } = await wayOut(cloud, net);
    const balancer = await cloud.create("alicloud_slb_load_balancer", { vswitch_id: idOf(net.nodes) });
    const written = { allocation_id: idOf(eip), instance_id: idOf(balancer) };
    expect((await cloud.apply("alicloud_eip_association", written)).errors[0]).toContain(
      "InvalidBindingStatus",
    );
  });

  it("fails when an enhanced gateway has no vSwitch", async () => {
    const { errors } = await cloud.apply("alicloud_nat_gateway", {
      vpc_id: idOf(net.vpc),
      nat_type: "Enhanced",
    });
    expect(errors[0]).toContain("needs a vSwitch");
  });
});

import { idOf, TencentcloudRehearsal } from "../../../../support/tencentcloud-rehearsal";
import { network, subnetOf } from "../../../../support/tencentcloud-builder";

let cloud: TencentcloudRehearsal;

beforeEach(() => {
  cloud = new TencentcloudRehearsal();
});

const vpc = (cidr = "10.0.0.0/16") => cloud.create("tencentcloud_vpc", { name: "main", cidr_block: cidr });

describe("a VPC", () => {
  it("has an id that looks real and is the same in every rehearsal", async () => {
    const first = idOf(await vpc());
    cloud = new TencentcloudRehearsal();
    expect(idOf(await vpc())).toBe(first);
    expect(first).toMatch(/^vpc-[a-z0-9]{8}$/);
  });

  it("fails when its range is not private", async () => {
    const { errors } = await cloud.apply("tencentcloud_vpc", { name: "main", cidr_block: "8.8.0.0/16" });
    expect(errors[0]).toContain("Code=InvalidParameterValue.Malformed");
  });

  it("fails to go while a subnet is in it", async () => {
    const { vpc: main, subnet } = await network(cloud);
    const { state, errors } = await cloud.delete("tencentcloud_vpc", main);
    expect(errors[0]).toContain(
      `Code=ResourceInUse, Message=The VPC \`${idOf(main)}\` is in use: subnet ${idOf(subnet)}`,
    );
    expect(state).toEqual(main);
  });

  it("goes once it is empty", async () => {
    const { vpc: main, subnet, group } = await network(cloud);
    await cloud.delete("tencentcloud_subnet", subnet);
    await cloud.delete("tencentcloud_security_group", group);
    expect(await cloud.delete("tencentcloud_vpc", main)).toEqual({ state: null, errors: [] });
    expect(cloud.contents()).toEqual([]);
  });
});

describe("a subnet", () => {
  it("fails when its VPC does not exist", async () => {
    const { errors } = await cloud.apply("tencentcloud_subnet", {
      vpc_id: "vpc-none1234",
      name: "a",
      cidr_block: "10.0.0.0/20",
      availability_zone: "ap-guangzhou-6",
    });
    expect(errors).toEqual([
      expect.stringContaining("Code=ResourceNotFound, Message=The VPC `vpc-none1234` does not exist."),
    ]);
  });

  it("fails when its range is outside of its VPC's", async () => {
    const { errors } = await cloud.apply("tencentcloud_subnet", subnetOf(await vpc(), "10.1.0.0/20"));
    expect(errors[0]).toContain("Code=InvalidParameterValue.SubnetRange");
  });

  it("fails when its range overlaps with a neighbour's", async () => {
    const main = await vpc();
    await cloud.create("tencentcloud_subnet", subnetOf(main, "10.0.0.0/20"));
    const { errors } = await cloud.apply("tencentcloud_subnet", subnetOf(main, "10.0.8.0/24"));
    expect(errors[0]).toContain("Code=InvalidParameterValue.SubnetConflict");
  });

  it("fails when its zone is in another region", async () => {
    const written = { ...subnetOf(await vpc(), "10.0.0.0/20"), availability_zone: "ap-beijing-1" };
    const { errors } = await cloud.apply("tencentcloud_subnet", written);
    expect(errors[0]).toContain("Zone `ap-beijing-1` is not in region `ap-guangzhou`");
  });

  it("uses the table that comes with the VPC unless it names one, and counts its addresses", async () => {
    const main = await vpc();
    const subnet = await cloud.create("tencentcloud_subnet", subnetOf(main, "10.0.0.0/24"));
    expect(subnet["route_table_id"]).toBe(main["default_route_table_id"]);
    expect(subnet["available_ip_count"]).toBe(253);
  });

  it("fails to go while a file system is in it", async () => {
    const { vpc: main, subnet } = await network(cloud);
    const group = await cloud.create("tencentcloud_cfs_access_group", { name: "ai" });
    await cloud.create("tencentcloud_cfs_file_system", {
      availability_zone: "ap-guangzhou-6",
      access_group_id: idOf(group),
      vpc_id: idOf(main),
      subnet_id: idOf(subnet),
    });
    expect((await cloud.delete("tencentcloud_subnet", subnet)).errors[0]).toContain("Code=ResourceInUse");
  });
});

describe("the way out", () => {
  const eip = () => cloud.create("tencentcloud_eip", { name: "nat" });
  const nat = async (addresses: string[]) =>
    cloud.apply("tencentcloud_nat_gateway", {
      name: "nat",
      vpc_id: idOf(await vpc()),
      assigned_eip_set: addresses,
    });

  it("is a NAT gateway with a public address of the account", async () => {
    const address = await eip();
    const { state, errors } = await nat([String(address["public_ip"])]);
    expect(errors).toEqual([]);
    expect(idOf(state!)).toMatch(/^nat-[a-z0-9]{8}$/);
    expect((await cloud.read("tencentcloud_eip", address))!["status"]).toBe("BIND");
    expect((await cloud.delete("tencentcloud_eip", address)).errors[0]).toContain(
      "InvalidAddressIdStatus.NotPermit",
    );
  });

  it("fails when the address is somebody else's", async () => {
    expect((await nat(["203.0.113.250"])).errors[0]).toContain(
      "Code=InvalidParameterValue.AddressIpNotFound",
    );
  });

  it("fails when the id of an address is given instead of the address", async () => {
    expect((await nat([idOf(await eip())])).errors[0]).toContain("AddressIpNotFound");
  });

  it("fails to go while a route leads through it", async () => {
    const { state: gateway } = await nat([String((await eip())["public_ip"])]);
    const table = await cloud.create("tencentcloud_route_table", {
      vpc_id: String(gateway!["vpc_id"]),
      name: "private",
    });
    const route = await cloud.create("tencentcloud_route_table_entry", {
      route_table_id: idOf(table),
      destination_cidr_block: "0.0.0.0/0",
      next_type: "NAT",
      next_hub: idOf(gateway!),
    });
    expect(idOf(route)).toBe(`${String(route["route_entry_id"])}.${idOf(table)}`);
    expect((await cloud.delete("tencentcloud_nat_gateway", gateway!)).errors[0]).toContain(
      "is the next hop of route",
    );
  });

  it("fails when a table has the route already", async () => {
    const table = await cloud.create("tencentcloud_route_table", {
      vpc_id: idOf(await vpc()),
      name: "private",
    });
    const entry = {
      route_table_id: idOf(table),
      destination_cidr_block: "0.0.0.0/0",
      next_type: "EIP",
      next_hub: "0",
    };
    await cloud.create("tencentcloud_route_table_entry", entry);
    const { errors } = await cloud.apply("tencentcloud_route_table_entry", entry);
    expect(errors[0]).toContain("Code=InvalidParameterValue.Duplicate");
  });
});

describe("a security group", () => {
  it("fails to go while a load balancer uses it, whatever its own rules", async () => {
    const { vpc: main, group } = await network(cloud);
    await cloud.create("tencentcloud_security_group_rule_set", { security_group_id: idOf(group) });
    const clb = await cloud.create("tencentcloud_clb_instance", {
      clb_name: "web",
      network_type: "OPEN",
      vpc_id: idOf(main),
      security_groups: [idOf(group)],
    });
    const { errors } = await cloud.delete("tencentcloud_security_group", group);
    expect(errors[0]).toContain(`is in use: clb_instance ${idOf(clb)}.`);
    await cloud.delete("tencentcloud_clb_instance", clb);
    expect((await cloud.delete("tencentcloud_security_group", group)).errors).toEqual([]);
  });
});

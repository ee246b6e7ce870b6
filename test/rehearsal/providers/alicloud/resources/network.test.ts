import { AlicloudRehearsal } from "../../../../support/alicloud-rehearsal";
import { network, vswitchOf } from "../../../../support/alicloud-builder";
import { idOf } from "../../../../support/cloud-rehearsal";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

const vpc = (cidr = "10.0.0.0/16") => cloud.create("alicloud_vpc", { vpc_name: "main", cidr_block: cidr });

describe("a VPC", () => {
  it("has an id that looks real and is the same in every rehearsal", async () => {
    const first = idOf(await vpc());
    cloud = new AlicloudRehearsal();
    expect(idOf(await vpc())).toBe(first);
    expect(first).toMatch(/^vpc-[a-z0-9]{21}$/);
  });

  it("has its name under the old argument too", async () => {
    expect(await vpc()).toMatchObject({ vpc_name: "main", name: "main" });
  });

  it("fails when its range is not private", async () => {
    const { errors } = await cloud.apply("alicloud_vpc", { vpc_name: "main", cidr_block: "8.8.0.0/16" });
    expect(errors[0]).toContain("CreateVpc Failed!!!");
    expect(errors[0]).toContain("Code: IllegalParam.CidrBlock");
  });

  it.each([
    ["10.1.0.0/16", "leaves out vSwitch"],
    ["10.0.0.0/18", "leaves out vSwitch"],
  ])("fails to get the range %s, which leaves out what is in it", async (cidr, message) => {
    const { vpc: main } = await network(cloud);
    const { errors } = await cloud.apply("alicloud_vpc", { vpc_name: "main", cidr_block: cidr }, main);
    expect(errors[0]).toContain("ModifyVpcAttribute Failed!!!");
    expect(errors[0]).toContain(message);
  });

  it("becomes larger in place", async () => {
    const { vpc: main } = await network(cloud);
    const changed = await cloud.apply("alicloud_vpc", { vpc_name: "main", cidr_block: "10.0.0.0/12" }, main);
    expect([changed.errors, changed.state!["id"]]).toEqual([[], idOf(main)]);
  });

  it("fails to get a range beside its own, even while it is empty", async () => {
    const main = await vpc();
    const { errors } = await cloud.apply(
      "alicloud_vpc",
      { vpc_name: "main", cidr_block: "10.1.0.0/16" },
      main,
    );
    expect(errors[0]).toContain("leaves out what was there");
  });

  it("fails to go while a vSwitch is in it, and goes once it is empty", async () => {
    const { vpc: main, nodes, pods } = await network(cloud);
    const { state, errors } = await cloud.delete("alicloud_vpc", main);
    expect(errors[0]).toContain("Code: DependencyViolation.VSwitch");
    expect(errors[0]).toContain(`vswitch ${idOf(nodes)}`);
    expect(state).toEqual(main);
    await cloud.delete("alicloud_vswitch", nodes);
    await cloud.delete("alicloud_vswitch", pods);
    expect(await cloud.delete("alicloud_vpc", main)).toEqual({ state: null, errors: [] });
    expect(cloud.contents()).toEqual([]);
  });
});

describe("a vSwitch", () => {
  it("fails when its VPC does not exist", async () => {
    const written = { vpc_id: "vpc-none", cidr_block: "10.0.0.0/20", zone_id: "cn-hangzhou-i" };
    expect((await cloud.apply("alicloud_vswitch", written)).errors[0]).toContain(
      "Code: InvalidVpcId.NotFound",
    );
  });

  it.each([
    ["10.1.0.0/20", "InvalidCidrBlock.NotInVpc"],
    ["10.0.8.0/20", "InvalidCidrBlock.Malformed"],
    ["10.0.0.0/30", "InvalidCidrBlock.Malformed"],
  ])("fails when its range is %s", async (cidr, code) => {
    expect((await cloud.apply("alicloud_vswitch", vswitchOf(await vpc(), cidr))).errors[0]).toContain(code);
  });

  it("fails when its range overlaps with a neighbour's", async () => {
    const main = await vpc();
    await cloud.create("alicloud_vswitch", vswitchOf(main, "10.0.0.0/20"));
    const { errors } = await cloud.apply("alicloud_vswitch", vswitchOf(main, "10.0.8.0/24"));
    expect(errors[0]).toContain("InvalidCidrBlock.Overlapped");
  });

  it("fails when its zone is in another region", async () => {
    const { errors } = await cloud.apply(
      "alicloud_vswitch",
      vswitchOf(await vpc(), "10.0.0.0/20", "cn-beijing-a"),
    );
    expect(errors[0]).toContain("Zone `cn-beijing-a` is not in region `cn-hangzhou`");
  });

  it("fails when nobody says its zone", async () => {
    const { errors } = await cloud.apply("alicloud_vswitch", {
      vpc_id: idOf(await vpc()),
      cidr_block: "10.0.0.0/20",
    });
    expect(errors[0]).toContain("one of `availability_zone,zone_id` must be specified");
  });
});

describe("a security group", () => {
  const group = async (vpcId: string) =>
    cloud.create("alicloud_security_group", { security_group_name: "web", vpc_id: vpcId });

  it("has rules with ids that say what they allow, and fails to have one twice", async () => {
    const made = await group(idOf(await vpc()));
    const rule = {
      ...{ type: "ingress", ip_protocol: "tcp", port_range: "443/443", cidr_ip: "10.0.0.0/16" },
      ...{ security_group_id: idOf(made), nic_type: "intranet" },
    };
    const { id } = await cloud.create("alicloud_security_group_rule", rule);
    expect(id).toBe(`${idOf(made)}:ingress:tcp:443/443:intranet:10.0.0.0/16:accept:1`);
    const { errors } = await cloud.apply("alicloud_security_group_rule", rule);
    expect(errors[0]).toContain("InvalidSecurityGroupRule.RuleExists");
  });

  it("fails when a rule names no source", async () => {
    const rule = { type: "ingress", ip_protocol: "tcp", security_group_id: "sg-1" };
    const { errors } = await cloud.apply("alicloud_security_group_rule", rule);
    expect(errors[0]).toContain("Missing required argument");
  });

  it("lets nothing through between its members when it is an enterprise group", async () => {
    const written = { vpc_id: idOf(await vpc()), security_group_type: "enterprise" };
    const made = await cloud.create("alicloud_security_group", written);
    expect(made["inner_access_policy"]).toBe("Drop");
  });

  it("goes with its rules", async () => {
    const made = await group(idOf(await vpc()));
    await cloud.create("alicloud_security_group_rule", {
      ...{ type: "egress", ip_protocol: "all", cidr_ip: "0.0.0.0/0", security_group_id: idOf(made) },
    });
    expect((await cloud.delete("alicloud_security_group", made)).errors).toEqual([]);
    expect(cloud.contents()).toHaveLength(1);
  });
});

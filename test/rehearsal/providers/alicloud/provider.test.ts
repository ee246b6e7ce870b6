import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { alicloudDefinition } from "../../../../rehearsal/providers/alicloud";
import { ALICLOUD_FACTS, ALICLOUD_SCHEMA } from "../../../../rehearsal/providers/alicloud/schema";
import { AlicloudRehearsal } from "../../../support/alicloud-rehearsal";
import { idOf } from "../../../support/cloud-rehearsal";
import { wholeConfig, proposedNew } from "../../../support/proposed-new";
import { network, vswitchOf } from "../../../support/alicloud-builder";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

const vpcNamed = (name: string) => ({ vpc_name: name, cidr_block: "10.0.0.0/16" });

describe("the provider", () => {
  it("has every type of the schema and no other", () => {
    const { schema, address } = alicloudDefinition(cloud.world);
    expect(address).toBe("registry.terraform.io/aliyun/alicloud");
    for (const name of schema.resources.keys()) expect(cloud.provider.resourceType(name)).toBeDefined();
    for (const name of schema.dataSources.keys()) expect(cloud.provider.dataSourceType(name)).toBeDefined();
    expect(cloud.provider.resourceType("alicloud_none")).toBeUndefined();
    expect(cloud.provider.dataSourceType("alicloud_none")).toBeUndefined();
  });

  it("knows the facts of every type", () => {
    const without = [...ALICLOUD_SCHEMA.resources.keys()].filter((name) => !ALICLOUD_FACTS.has(name));
    expect(without).toEqual([]);
  });

  it("takes its region from the provider block", async () => {
    await cloud.provider.configure({ region: "ap-southeast-1" });
    const vpc = await cloud.create("alicloud_vpc", vpcNamed("main"));
    expect(vpc["region_id"]).toBe("ap-southeast-1");
  });
});

describe("values that the cloud fills in", () => {
  it("are unknown in the plan and known after the apply", async () => {
    const type = cloud.provider.resourceType("alicloud_vpc")!;
    const { block } = ALICLOUD_SCHEMA.resources.get("alicloud_vpc")!;
    const config = wholeConfig(block, vpcNamed("main"));
    const { planned } = await type.plan({ prior: null, proposed: proposedNew(block, null, config), config });
    const made = await cloud.create("alicloud_vpc", vpcNamed("main"));
    for (const name of ["id", "route_table_id", "router_id", "status", "create_time"]) {
      expect(typeof planned![name]).toBe("symbol");
      expect(made[name]).toMatch(/./);
    }
  });

  it("give a second plan nothing to do", async () => {
    const { vpc } = await network(cloud);
    const type = cloud.provider.resourceType("alicloud_vpc")!;
    const { block } = ALICLOUD_SCHEMA.resources.get("alicloud_vpc")!;
    const read = (await cloud.read("alicloud_vpc", vpc))!;
    const config = wholeConfig(block, vpcNamed("main"));
    const { planned } = await type.plan({ prior: read, proposed: proposedNew(block, read, config), config });
    expect(planned).toEqual(read);
  });
});

describe("facts", () => {
  const replaced = async (typeName: string, prior: ObjectValue, written: Record<string, string>) => {
    const type = cloud.provider.resourceType(typeName)!;
    const { block } = ALICLOUD_SCHEMA.resources.get(typeName)!;
    const config = wholeConfig(block, written);
    return (await type.plan({ prior, proposed: proposedNew(block, prior, config), config })).requiresReplace;
  };

  it("replace a vSwitch whose range changes", async () => {
    const { vpc, nodes } = await network(cloud);
    const written = { ...vswitchOf(vpc, "10.0.16.0/20"), vswitch_name: "10.0.0.0/20" };
    expect(await replaced("alicloud_vswitch", nodes, written as Record<string, string>)).toEqual([
      ["cidr_block"],
    ]);
  });

  it.each([
    ["alicloud_nat_gateway", { vpc_id: "vpc-1", nat_type: "Old" }, "nat_type"],
    ["alicloud_nas_file_system", { protocol_type: "AFP", storage_type: "Performance" }, "protocol_type"],
    [
      "alicloud_cr_ee_instance",
      { instance_name: "a", instance_type: "Pro", payment_type: "Subscription" },
      "instance_type",
    ],
  ])("fail when a value of %s is none of those allowed", async (typeName, written, name) => {
    expect((await cloud.apply(typeName, written)).errors[0]).toContain(`expected ${name} to be one of`);
  });

  it("fail when arguments exclude each other", async () => {
    const { errors } = await cloud.apply("alicloud_vpc", { ...vpcNamed("a"), name: "b" });
    expect(errors[0]).toContain('"vpc_name": conflicts with name');
  });
});

describe("an import", () => {
  it("finds what the cloud knows of an id", async () => {
    const { vpc, nodes } = await network(cloud);
    const { state } = await cloud.import("alicloud_vswitch", idOf(nodes));
    expect(state).toMatchObject({ id: idOf(nodes), vpc_id: idOf(vpc), cidr_block: "10.0.0.0/20" });
  });

  it("finds nothing under an id that does not exist", async () => {
    expect((await cloud.import("alicloud_vpc", "vpc-none")).state).toBeNull();
  });
});

describe("drift", () => {
  it("is what somebody removed", async () => {
    const vpc = await cloud.create("alicloud_vpc", vpcNamed("main"));
    cloud.world.store.delete("alibaba", "alicloud_vpc", idOf(vpc));
    expect(await cloud.read("alicloud_vpc", vpc)).toBeNull();
  });
});

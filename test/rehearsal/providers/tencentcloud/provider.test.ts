import { AttributeType } from "../../../../rehearsal/plugin/attribute-type";
import { BlockSchema } from "../../../../rehearsal/plugin/schema";
import { elementType } from "../../../../rehearsal/plugin/sdk/values";
import { ObjectValue, Value } from "../../../../rehearsal/plugin/value";
import { TENCENT, tencentcloudDefinition } from "../../../../rehearsal/providers/tencentcloud";
import { rulesOf } from "../../../../rehearsal/providers/tencentcloud/resources";
import { TENCENTCLOUD_FACTS, TENCENTCLOUD_SCHEMA } from "../../../../rehearsal/providers/tencentcloud/schema";
import { proposedNew, wholeConfig } from "../../../support/proposed-new";
import { idOf, TencentcloudRehearsal } from "../../../support/tencentcloud-rehearsal";

let cloud: TencentcloudRehearsal;

beforeEach(() => {
  cloud = new TencentcloudRehearsal();
});

function sample(type: AttributeType | undefined): Value {
  if (type === "number") return 1;
  if (type === "bool") return true;
  if (typeof type === "string" || type === undefined) return "x";
  if (type[0] === "map") return {};
  return type[0] === "list" || type[0] === "set" ? [sample(elementType(type))] : {};
}

/** The least that a block takes. */
function least(block: BlockSchema): ObjectValue {
  const attributes = [...block.attributes].filter(([, { required }]) => required);
  const blocks = [...block.blocks].filter(([, { minItems }]) => minItems > 0);
  return Object.fromEntries([
    ...attributes.map(([name, { type }]) => [name, sample(type)] as const),
    ...blocks.map(([name, nested]) => [name, [least(nested.block)]] as const),
  ]);
}

/** Types that ask more of a configuration than the schema says. */
const DEMANDING = [...TENCENTCLOUD_SCHEMA.resources.keys()].filter((typeName) => {
  const { beforeCreate } = rulesOf(typeName);
  const facts = Object.values(TENCENTCLOUD_FACTS.get(typeName)!.attributes);
  return (
    beforeCreate !== undefined || facts.some(({ exactlyOneOf, atLeastOneOf }) => exactlyOneOf ?? atLeastOneOf)
  );
});

const GENERIC = [...TENCENTCLOUD_SCHEMA.resources.keys()].filter((typeName) => !DEMANDING.includes(typeName));

describe("the provider", () => {
  it("has every type of the schema and no other", () => {
    const { schema, address } = tencentcloudDefinition(cloud.world);
    expect(address).toBe("registry.terraform.io/tencentcloudstack/tencentcloud");
    expect(schema.resources.size).toBe(407);
    for (const name of schema.resources.keys()) expect(cloud.provider.resourceType(name)).toBeDefined();
    for (const name of schema.dataSources.keys()) expect(cloud.provider.dataSourceType(name)).toBeDefined();
    expect(cloud.provider.resourceType("tencentcloud_none")).toBeUndefined();
    expect(cloud.provider.dataSourceType("tencentcloud_none")).toBeUndefined();
  });

  it("takes its region from the provider block", async () => {
    await cloud.provider.configure({ region: "ap-singapore" });
    const zones = await cloud.data("tencentcloud_availability_zones");
    expect((zones["zones"] as ObjectValue[])[0]!["name"]).toBe("ap-singapore-1");
  });
});

describe("any resource type", () => {
  it.each(GENERIC)("is created, planned again without changes, read and removed: %s", async (typeName) => {
    const { block } = TENCENTCLOUD_SCHEMA.resources.get(typeName)!;
    const type = cloud.provider.resourceType(typeName)!;
    const written = least(block);
    const made = await cloud.create(typeName, written);
    const read = (await cloud.read(typeName, made))!;

    const config = wholeConfig(block, written);
    const { planned } = await type.plan({ prior: read, proposed: proposedNew(block, read, config), config });
    expect(planned).toEqual(read);

    expect((await cloud.delete(typeName, read)).errors).toEqual([]);
    expect(await cloud.read(typeName, read)).toBeNull();
  });
});

describe("drift", () => {
  it("is what somebody changed in the cloud, and the plan takes it back", async () => {
    const written = { name: "main", cidr_block: "10.0.0.0/16" };
    const vpc = await cloud.create("tencentcloud_vpc", written);
    cloud.world.store.put(TENCENT, "tencentcloud_vpc", idOf(vpc), { ...vpc, name: "renamed" });
    const read = (await cloud.read("tencentcloud_vpc", vpc))!;
    expect(read["name"]).toBe("renamed");
    const { state } = await cloud.apply("tencentcloud_vpc", written, read);
    expect(state!["name"]).toBe("main");
    expect(cloud.world.store.get(TENCENT, "tencentcloud_vpc", idOf(vpc))!["name"]).toBe("main");
  });

  it("is also what somebody removed", async () => {
    const vpc = await cloud.create("tencentcloud_vpc", { name: "main", cidr_block: "10.0.0.0/16" });
    cloud.world.store.delete(TENCENT, "tencentcloud_vpc", idOf(vpc));
    expect(await cloud.read("tencentcloud_vpc", vpc)).toBeNull();
    const { errors } = await cloud.apply(
      "tencentcloud_vpc",
      { name: "other", cidr_block: "10.0.0.0/16" },
      vpc,
    );
    expect(errors[0]).toContain("Code=ResourceNotFound");
  });
});

describe("an import", () => {
  it("finds what the cloud knows of an id", async () => {
    const vpc = await cloud.create("tencentcloud_vpc", { name: "main", cidr_block: "10.0.0.0/16" });
    const { state } = await cloud.import("tencentcloud_vpc", idOf(vpc));
    expect(state).toMatchObject({ id: idOf(vpc), name: "main", cidr_block: "10.0.0.0/16" });
  });

  it("finds nothing under an id that does not exist", async () => {
    expect((await cloud.import("tencentcloud_vpc", "vpc-none1234")).state).toBeNull();
  });

  it("fails when the type cannot be imported", async () => {
    const { errors } = await cloud.import("tencentcloud_cfs_access_rule", "rule-12345678");
    expect(errors).toEqual(["resource tencentcloud_cfs_access_rule doesn't support import"]);
  });
});

import { ObjectValue } from "../../../../../rehearsal/plugin/value";
import { TENCENTCLOUD_SCHEMA } from "../../../../../rehearsal/providers/tencentcloud/schema";
import { network } from "../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../support/tencentcloud-rehearsal";

let cloud: TencentcloudRehearsal;

beforeEach(() => {
  cloud = new TencentcloudRehearsal();
});

const rows = (state: ObjectValue, name: string): readonly ObjectValue[] => state[name] as ObjectValue[];

describe("a data source", () => {
  it("lists the subnets of a VPC, in the exact shape of the schema", async () => {
    const { vpc, subnet } = await network(cloud);
    const found = await cloud.data("tencentcloud_vpc_subnets", { vpc_id: idOf(vpc) });
    expect(rows(found, "instance_list")).toEqual([
      {
        availability_zone: "ap-guangzhou-6",
        available_ip_count: 4093,
        cdc_id: "",
        cidr_block: "10.0.0.0/20",
        create_time: "2025-06-01 08:00:00",
        is_default: false,
        is_multicast: false,
        name: "10.0.0.0/20",
        route_table_id: subnet["route_table_id"],
        subnet_id: idOf(subnet),
        tags: {},
        vpc_id: idOf(vpc),
      },
    ]);
    expect(
      rows(await cloud.data("tencentcloud_vpc_subnets", { vpc_id: "vpc-other" }), "instance_list"),
    ).toEqual([]);
  });

  it("lists VPCs with their subnets, by tags too", async () => {
    const { vpc, subnet } = await network(cloud);
    await cloud.create("tencentcloud_vpc", {
      name: "b",
      cidr_block: "10.9.0.0/16",
      tags: { env: "dev", team: "ai" },
    });
    const byId = await cloud.data("tencentcloud_vpc_instances", { vpc_id: idOf(vpc) });
    expect(rows(byId, "instance_list").map(({ subnet_ids }) => subnet_ids)).toEqual([[idOf(subnet)]]);
    const byTag = await cloud.data("tencentcloud_vpc_instances", { tags: { env: "dev" } });
    expect(rows(byTag, "instance_list").map(({ name }) => name)).toEqual(["b"]);
  });

  it("knows the account", async () => {
    expect(await cloud.data("tencentcloud_user_info")).toMatchObject({
      app_id: "1250000000",
      uin: "100000000001",
    });
  });

  it("lists no cluster when none is there", async () => {
    const found = await cloud.data("tencentcloud_kubernetes_clusters", { cluster_id: "cls-none1234" });
    expect(found["list"]).toEqual([]);
  });

  it.each([...TENCENTCLOUD_SCHEMA.dataSources.keys()])(
    "answers with every attribute of its schema: %s",
    async (typeName) => {
      const { block } = TENCENTCLOUD_SCHEMA.dataSources.get(typeName)!;
      const state = await cloud.data(typeName);
      expect(Object.keys(state).sort()).toEqual([...block.attributes.keys(), ...block.blocks.keys()].sort());
      expect(state["id"]).not.toBe("");
    },
  );
});

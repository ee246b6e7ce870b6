import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { ALICLOUD_SCHEMA } from "../../../../rehearsal/providers/alicloud/schema";
import { AlicloudRehearsal } from "../../../support/alicloud-rehearsal";
import { clusterIn, network } from "../../../support/alicloud-builder";
import { idOf } from "../../../support/cloud-rehearsal";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

const LISTS = [...ALICLOUD_SCHEMA.dataSources.keys()].filter(
  (name) => !["alicloud_account", "alicloud_cs_cluster_credential"].includes(name),
);

it("says whose account it is", async () => {
  expect((await cloud.data("alicloud_account"))["id"]).toMatch(/^\d{16}$/);
});

it.each(LISTS)("finds nothing in an empty cloud: %s", async (name) => {
  expect(await cloud.data(name)).toMatchObject({ ids: [], names: [] });
});

it("finds vSwitches by network, zone, name and tags", async () => {
  const { vpc, nodes } = await network(cloud);
  const find = async (more: object) => (await cloud.data("alicloud_vswitches", { ...more }))["ids"];
  expect(await find({ vpc_id: idOf(vpc) })).toHaveLength(2);
  expect(await find({ vswitch_name: "10.0.0.0/20" })).toEqual([idOf(nodes)]);
  expect(await find({ name_regex: "^10\\.0\\.0" })).toEqual([idOf(nodes)]);
  expect(await find({ zone_id: "cn-hangzhou-b" })).toEqual([]);
  expect(await find({ tags: { owner: "ai" } })).toEqual([]);
});

it("finds clusters with the addresses of their API", async () => {
  const net = await network(cloud);
  const made = await cloud.create("alicloud_cs_managed_kubernetes", clusterIn(net));
  const { clusters } = await cloud.data("alicloud_cs_managed_kubernetes_clusters", { name_regex: "ai" });
  expect((clusters as ObjectValue[])[0]).toMatchObject({
    ...{ id: idOf(made), state: "running", vpc_id: idOf(net.vpc), connections: made["connections"] },
  });
});

it("fails when an expression for names is none", async () => {
  const type = cloud.provider.dataSourceType("alicloud_vpcs")!;
  const { diagnostics } = await type.read({ name_regex: "(" });
  expect(diagnostics?.[0]?.summary).toContain("error parsing regexp");
});

import { CATALOGS } from "../../catalog";
import { startAllClouds } from "../../cli/clouds";
import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { REHEARSED_CLOUDS } from "../../rehearsal/providers/rehearsed-clouds";
import { CloudsInProcess } from "../../rehearsal/clouds-in-process";

let clouds: CloudsInProcess;

beforeEach(async () => {
  clouds = await startAllClouds(memoryControlPlane());
});
afterEach(() => clouds.stop());

const network = (cloud: string, vpcId: string, subnetId: string) => ({
  ...{ cloud, vpcId, subnetIds: [subnetId], region: "r", zone: "r-1" },
});

it("starts a provider for every cloud, and those for clusters and charts", () => {
  const addresses = Object.keys(JSON.parse(clouds.environment["TF_REATTACH_PROVIDERS"]!) as object);
  const names = new Set(addresses.map((address) => address.split("/").slice(1).join("/")));
  const simulated = REHEARSED_CLOUDS.map(({ definition }) => definition(clouds.world).address);
  const expected = simulated.map((address) => address.split("/").slice(1).join("/"));
  expect(expected).toEqual(expect.arrayContaining(["tencentcloudstack/tencentcloud", "aliyun/alicloud"]));
  expect([...names].sort()).toEqual([...expected, "hashicorp/helm", "hashicorp/kubernetes"].sort());
});

it("simulates every cloud whose nodes are made, and no other", () => {
  const made = Object.entries(CATALOGS).filter(([, { nodesExist }]) => nodesExist !== true);
  expect(REHEARSED_CLOUDS.map(({ name }) => name)).toEqual(made.map(([kind]) => kind));
});

it("puts networks that exist into the cloud they are of, once", async () => {
  const networks = [network("tencent", "vpc-1", "subnet-1"), network("alibaba", "vpc-1", "vsw-1")];
  for (let time = 0; time < 2; time += 1) await clouds.seed({ networks, nodes: [] });
  expect((await clouds.snapshot()).cloud.map(({ cloud, type, id }) => `${cloud} ${type} ${id}`)).toEqual([
    "tencent tencentcloud_vpc vpc-1",
    "tencent tencentcloud_subnet subnet-1",
    "alibaba alicloud_vpc vpc-1",
    "alibaba alicloud_vswitch vsw-1",
  ]);
});

it("fails when a network is of no cloud that is simulated", async () => {
  const networks = [network("azure", "vnet-1", "subnet-1")];
  await expect(clouds.seed({ networks, nodes: [] })).rejects.toThrow(
    "no cloud that is simulated is called 'azure'",
  );
});

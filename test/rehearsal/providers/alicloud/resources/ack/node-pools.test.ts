import { NodeSpec } from "../../../../../../rehearsal/cluster/control-plane";
import { ObjectValue } from "../../../../../../rehearsal/plugin/value";
import { AlicloudRehearsal } from "../../../../../support/alicloud-rehearsal";
import {
  clusterIn,
  Network,
  network,
  poolOf,
  PoolShape,
  vswitchOf,
} from "../../../../../support/alicloud-builder";
import { idOf } from "../../../../../support/cloud-rehearsal";

const TYPE = "alicloud_cs_kubernetes_node_pool";

let cloud: AlicloudRehearsal;
let net: Network;
let cluster: ObjectValue;

beforeEach(async () => {
  cloud = new AlicloudRehearsal();
  net = await network(cloud);
  cluster = await cloud.create("alicloud_cs_managed_kubernetes", clusterIn(net));
});

const pool = (shape?: PoolShape) => cloud.create(TYPE, poolOf(cluster, net, shape));
const change = (shape: PoolShape, prior: ObjectValue) =>
  cloud.apply(TYPE, poolOf(cluster, net, shape), prior);
const errorOf = async (shape: PoolShape) => (await cloud.apply(TYPE, poolOf(cluster, net, shape))).errors[0];
const scaling = (min: number, max: number, more = {}) => [
  { enable: true, min_size: min, max_size: max, ...more },
];
const nodes = async (): Promise<readonly NodeSpec[]> => (await cloud.world.clusters.list())[0]!.nodes();

describe("a node pool", () => {
  it("has nodes with its labels, taints and machines", async () => {
    const taints = [{ key: "workload", value: "gpu", effect: "NoSchedule" }];
    const made = await pool({
      size: 2,
      labels: { role: "gpu" },
      taints,
      instanceType: "ecs.gn7i-c8g1.2xlarge",
    });
    expect(idOf(made)).toMatch(new RegExp(`^${idOf(cluster)}:np[0-9a-f]{32}$`));
    expect(made).toMatchObject({ node_pool_id: idOf(made).split(":")[1], desired_size: "2", node_count: 2 });
    const found = await nodes();
    expect(found.map(({ name }) => name)).toEqual(
      Array(2).fill(expect.stringMatching(/^cn-hangzhou\.10\.0\.\d+\.\d+$/)),
    );
    for (const node of found) {
      expect(node.labels).toMatchObject({
        role: "gpu",
        "alibabacloud.com/nodepool-id": made["node_pool_id"],
      });
      expect(node.taints).toEqual(expect.arrayContaining(taints));
      expect(node.capacity["nvidia.com/gpu"]).toBe("1");
    }
  });

  it("shares the cards of its nodes when its label says so, and the cluster is of a Pro edition", async () => {
    const shape = { labels: { "ack.node.gpu.schedule": "core_mem" }, instanceType: "ecs.gn7i-c8g1.2xlarge" };
    await pool(shape);
    const [node] = await nodes();
    expect(node!.allocatable).toMatchObject({
      "aliyun.com/gpu-mem": "22",
      "aliyun.com/gpu-core.percentage": "100",
    });
    expect(node!.allocatable["nvidia.com/gpu"]).toBeUndefined();

    const plain = await cloud.create(
      "alicloud_cs_managed_kubernetes",
      clusterIn(net, { name: "b", cluster_spec: "ack.standard" }),
    );
    await cloud.create(TYPE, poolOf(plain, net, shape));
    const [, second] = await cloud.world.clusters.list();
    expect((await second!.nodes())[0]!.allocatable["nvidia.com/gpu"]).toBe("1");
  });

  it("is found by its id when imported", async () => {
    const made = await pool();
    expect((await cloud.import(TYPE, idOf(made))).state).toMatchObject({
      node_pool_name: "pool",
      desired_size: "1",
    });
  });

  it("takes the security group of its cluster when it names none", async () => {
    expect((await pool())["security_group_ids"]).toEqual([cluster["security_group_id"]]);
  });

  it("is spread over its vSwitches, or fills the first of them", async () => {
    const other = await cloud.create("alicloud_vswitch", vswitchOf(net.vpc, "10.0.16.0/20", "cn-hangzhou-j"));
    const both = { vswitch_ids: [idOf(net.nodes), idOf(other)] };
    const zones = async () =>
      (await nodes()).map(({ labels }) => labels["topology.kubernetes.io/zone"]).sort();
    const made = await pool({ size: 2, more: { ...both, multi_az_policy: "BALANCE" } });
    expect(await zones()).toEqual(["cn-hangzhou-i", "cn-hangzhou-j"]);
    await cloud.delete(TYPE, made);
    await pool({ size: 2, more: { ...both, multi_az_policy: "PRIORITY" } });
    expect(await zones()).toEqual(["cn-hangzhou-i", "cn-hangzhou-i"]);
  });

  it("shrinks and grows when another size is asked for", async () => {
    const made = await pool({ size: 3 });
    const { state } = await change({ size: 1 }, made);
    expect(await nodes()).toHaveLength(1);
    await change({ size: 2 }, state!);
    expect(await nodes()).toHaveLength(2);
  });

  it("has at least what it may shrink to", async () => {
    const made = await pool({ size: 0, more: { desired_size: null, scaling_config: scaling(2, 4) } });
    expect(await nodes()).toHaveLength(2);
    expect(made["desired_size"]).toBe("2");
  });

  it("shows how many machines there are, so that a plan that does not ignore it takes them back", async () => {
    const made = await pool({ size: 0, more: { desired_size: null, scaling_config: scaling(1, 4) } });
    expect((await cloud.read(TYPE, made))!["desired_size"]).toBe("1");
  });

  it("leaves the labels and taints of its nodes unless it is told to update them", async () => {
    const made = await pool({ labels: { role: "a" } });
    const { state } = await change({ labels: { role: "b" } }, made);
    expect((await nodes())[0]!.labels["role"]).toBe("a");
    await change({ labels: { role: "b" }, more: { update_nodes: true } }, state!);
    expect((await nodes())[0]!.labels["role"]).toBe("b");
  });

  it("gives its labels to new nodes", async () => {
    const made = await pool({ labels: { role: "a" } });
    await change({ size: 2, labels: { role: "b" } }, made);
    expect((await nodes()).map(({ labels }) => labels["role"]).sort()).toEqual(["a", "b"]);
  });

  it("goes with its machines, unless they are to be gone before", async () => {
    const made = await pool({ more: { force_delete: false } });
    expect((await cloud.delete(TYPE, made)).errors[0]).toContain("force_delete is false");
    const { state } = await change({ more: { force_delete: true } }, made);
    expect((await cloud.delete(TYPE, state!)).errors).toEqual([]);
    expect(await nodes()).toEqual([]);
    expect(cloud.contents().filter((each) => each.startsWith("machine"))).toEqual([]);
  });

  it("keeps vSwitch and cluster's security group", async () => {
    await pool();
    expect((await cloud.delete("alicloud_vswitch", net.nodes)).errors[0]).toContain(
      "cs_kubernetes_node_pool",
    );
  });

  it.each<[string, PoolShape, string]>([
    ["its machine type is none", { instanceType: "ecs.g7" }, "does not exist"],
    [
      "its limits are the wrong way round",
      { more: { scaling_config: scaling(3, 2) } },
      "must not be over max_size",
    ],
    [
      "it may have too many machines",
      { more: { scaling_config: scaling(0, 2001) } },
      "expected scaling_config.0.max_size to be in the range (0 - 2000), got 2001",
    ],
    [
      "it is managed and has a password",
      { more: { key_name: null, password: "x", management: [{ enable: true }] } },
      "takes `key_name` only",
    ],
    ["it has a key and a password", { more: { password: "x" } }, "conflicts with"],
    ["its system disk is too small", { more: { system_disk_size: 20 } }, "at least 40 GiB, got 20"],
    ["it names instances and a size", { more: { instances: ["i-1"] } }, "conflicts with"],
    ["its vSwitch does not exist", { more: { vswitch_ids: ["vsw-none"] } }, "InvalidVSwitchId.NotFound"],
    ["it has no vSwitch", { more: { vswitch_ids: [] } }, "needs `vswitch_ids`"],
  ])("fails when %s", async (_, shape, message) => {
    expect(await errorOf(shape)).toContain(message);
  });
});

describe("the settings of a cluster's autoscaler", () => {
  const settings = (more = {}) =>
    cloud.create("alicloud_cs_autoscaling_config", { cluster_id: idOf(cluster), ...more });

  it("are known by their cluster, and hold the usual values", async () => {
    expect(await settings()).toMatchObject({
      ...{ id: idOf(cluster), expander: "least-waste", scan_interval: "30s", scale_down_enabled: true },
    });
  });

  it("go with the cluster", async () => {
    await settings();
    await cloud.delete("alicloud_cs_managed_kubernetes", cluster);
    expect(cloud.contents().filter((each) => each.includes("_cs_"))).toEqual([]);
  });
});

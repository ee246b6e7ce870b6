import { NodeSpec } from "../../../../../../rehearsal/cluster/control-plane";
import { ObjectValue } from "../../../../../../rehearsal/plugin/value";
import { create, deployment, eventually } from "../../../../../support/cluster-objects";
import {
  clusterIn,
  nativePool,
  Network,
  network,
  subnetOf,
} from "../../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../../support/tencentcloud-rehearsal";

const NATIVE = "tencentcloud_kubernetes_native_node_pool";
const CVM = "tencentcloud_kubernetes_node_pool";

let cloud: TencentcloudRehearsal;
let inside: Network;
let cluster: ObjectValue;

async function start(options?: ConstructorParameters<typeof TencentcloudRehearsal>[0]): Promise<void> {
  cloud = new TencentcloudRehearsal(options);
  inside = await network(cloud);
  cluster = await cloud.create("tencentcloud_kubernetes_cluster", clusterIn(inside));
}

beforeEach(() => start());
afterEach(() => cloud.world.clusters.stopAll());

const nodes = async (): Promise<readonly NodeSpec[]> =>
  (await (await cloud.world.clusters.byName(idOf(cluster)))!.nodes()) ?? [];

/** Waits until as many pods as wanted have a whole card each. */
async function need(cards: number): Promise<void> {
  const there = (await cloud.world.clusters.byName(idOf(cluster)))!;
  const path = "/apis/apps/v1/namespaces/default/deployments";
  await create(there, path, deployment("webui", cards, { "nvidia.com/gpu": "1" }));
  const settled = await cloud.world.autoscaling.settled(there, new AbortController().signal);
  expect(settled).toEqual({ waiting: [] });
}

const cvmPool = (more: Readonly<Record<string, string | number | boolean>> = {}) => ({
  cluster_id: idOf(cluster),
  name: "cvm",
  vpc_id: idOf(inside.vpc),
  subnet_ids: [idOf(inside.subnet)],
  min_size: 0,
  max_size: 4,
  desired_capacity: 2,
  auto_scaling_config: [{ instance_type: "GN7.2XLARGE32", key_ids: ["skey-12345678"] }],
  ...more,
});

describe("a pool of native nodes", () => {
  it("adds as many nodes as it has replicas, named after it, with its labels and taints", async () => {
    const shape = {
      replicas: 2,
      labels: { "sdstack/node-pool": "system" },
      taints: [{ key: "dedicated", value: "ai", effect: "NoSchedule" }],
    };
    const pool = await cloud.create(NATIVE, nativePool(cluster, inside, shape));
    const poolId = idOf(pool).split("#")[1]!;
    const found = await nodes();
    expect(found).toHaveLength(2);
    expect(found.every(({ name }) => name.startsWith(`${poolId}-`))).toBe(true);
    expect(found[0]!.labels).toMatchObject({
      "sdstack/node-pool": "system",
      "node.kubernetes.io/instance-type": "SA5.2XLARGE16",
      "topology.kubernetes.io/zone": "ap-guangzhou-6",
      "tke.cloud.tencent.com/nodepool-id": poolId,
    });
    expect(found[0]!.taints).toEqual([{ key: "dedicated", value: "ai", effect: "NoSchedule" }]);
  });

  it("keeps less for pods than the machine has", async () => {
    await cloud.create(NATIVE, nativePool(cluster, inside));
    const [node] = await nodes();
    expect(node!.capacity).toMatchObject({ cpu: "8", memory: "16Gi" });
    expect(Number.parseInt(node!.allocatable["cpu"]!)).toBeLessThan(8000);
    expect(Number.parseInt(node!.allocatable["memory"]!)).toBeLessThan(16 * 1024);
  });

  it("offers whole cards until cards are shared", async () => {
    await cloud.create(NATIVE, nativePool(cluster, inside, { instanceType: "PNV4.7XLARGE116" }));
    expect((await nodes())[0]!.capacity["nvidia.com/gpu"]).toBe("1");
  });

  it("follows changes of size, labels and taints, and keeps the nodes it has", async () => {
    const pool = await cloud.create(NATIVE, nativePool(cluster, inside, { replicas: 2, labels: { a: "1" } }));
    const [first] = await nodes();
    const more = await cloud.apply(
      NATIVE,
      nativePool(cluster, inside, { replicas: 3, labels: { b: "2" } }),
      pool,
    );
    const found = await nodes();
    expect(found).toHaveLength(3);
    expect(found.find(({ name }) => name === first!.name)!.labels).toMatchObject({ b: "2" });
    expect(found.some(({ labels }) => "a" in labels)).toBe(false);

    await cloud.apply(NATIVE, nativePool(cluster, inside, { replicas: 1 }), more.state);
    expect(await nodes()).toHaveLength(1);
  });

  it("goes with a cluster that is removed while pods make it grow", async () => {
    const written = nativePool(cluster, inside, { instanceType: "GN7.2XLARGE32" });
    const [native] = written["native"] as ObjectValue[];
    const scaling = [{ min_replicas: 1, max_replicas: 50 }];
    await cloud.create(NATIVE, { ...written, native: [{ ...native, enable_autoscaling: true, scaling }] });
    const there = (await cloud.world.clusters.byName(idOf(cluster)))!;
    const path = "/apis/apps/v1/namespaces/default/deployments";
    await create(there, path, deployment("many", 8, { "nvidia.com/gpu": "1" }));
    await eventually(nodes, (found) => found.length > 1);
    await cloud.delete("tencentcloud_kubernetes_cluster", cluster);
    expect(cloud.contents().filter((each) => /machine|kubernetes/.test(each))).toEqual([]);
  });

  it("takes its nodes along", async () => {
    const pool = await cloud.create(NATIVE, nativePool(cluster, inside));
    await cloud.delete(NATIVE, pool);
    expect(await nodes()).toEqual([]);
    expect(cloud.contents().filter((each) => each.startsWith("machine"))).toEqual([]);
  });

  it("is reported as removed and stays when it has no machines, until its cluster goes", async () => {
    const pool = await cloud.create(NATIVE, nativePool(cluster, inside, { replicas: 0 }));
    expect(await cloud.delete(NATIVE, pool)).toEqual({ state: null, errors: [] });
    expect(cloud.contents()).toContain(`${NATIVE} ${idOf(pool)}`);
    await cloud.delete("tencentcloud_kubernetes_cluster", cluster);
    expect(cloud.contents()).not.toContain(`${NATIVE} ${idOf(pool)}`);
  });

  it.each([
    ["its cluster does not exist", { cluster_id: "cls-none1234" }, "Code=InvalidParameter.ClusterNotFound"],
    [
      "its subnet does not exist",
      { subnet_ids: ["subnet-none1234"] },
      "Code=InvalidParameter.SubnetNotExist",
    ],
    [
      "its security group does not exist",
      { security_group_ids: ["sg-none1234"] },
      "The security group `sg-none1234` does not exist",
    ],
    [
      "nobody sells its instance type",
      { instance_types: ["large"] },
      "The instance type `large` does not exist",
    ],
  ])("fails when %s", async (_, more, message) => {
    const written = nativePool(cluster, inside);
    const native = { ...(written["native"] as ObjectValue[])[0], ...more };
    const { errors } = await cloud.apply(NATIVE, {
      ...written,
      ...("cluster_id" in more ? more : { native: [native] }),
    });
    expect(errors).toEqual([expect.stringContaining(message)]);
  });

  it("fails when the account may not have so many machines, and then is there without any state", async () => {
    await start({ machineQuota: 2 });
    const { state, errors } = await cloud.apply(NATIVE, nativePool(cluster, inside, { replicas: 3 }));
    expect(state).toBeNull();
    expect(cloud.contents().filter((each) => each.startsWith(NATIVE))).toHaveLength(1);
    expect(errors[0]).toContain("Code=LimitExceeded.QuotaMaxNodLimit");
  });

  it("fails to go while it is protected", async () => {
    const pool = await cloud.create(
      NATIVE,
      nativePool(cluster, inside, { more: { deletion_protection: true } }),
    );
    expect((await cloud.delete(NATIVE, pool)).errors[0]).toContain("is protected against deletion");
  });
});

describe("a pool of CVM machines", () => {
  it("adds as many nodes as it wants, with the cards of its type", async () => {
    await cloud.create(CVM, cvmPool());
    expect((await nodes()).map(({ capacity }) => capacity["nvidia.com/gpu"])).toEqual(["1", "1"]);
  });

  it("leaves its machines running and billed, out of the cluster, unless it is told not to", async () => {
    const kept = await cloud.create(CVM, cvmPool());
    await cloud.delete(CVM, kept);
    expect(await nodes()).toEqual([]);
    expect(cloud.contents().filter((each) => each.startsWith("machine"))).toHaveLength(2);

    const removed = await cloud.create(CVM, cvmPool({ name: "other", delete_keep_instance: false }));
    await cloud.delete(CVM, removed);
    expect(cloud.contents().filter((each) => each.startsWith("machine"))).toHaveLength(2);
  });

  it("fills the first of its subnets, unless it is told to spread its machines", async () => {
    const other = { ...subnetOf(inside.vpc, "10.0.16.0/20"), availability_zone: "ap-guangzhou-7" };
    const second = await cloud.create("tencentcloud_subnet", other);
    const subnets = { subnet_ids: [idOf(inside.subnet), idOf(second)] };
    const zones = async (): Promise<readonly (string | undefined)[]> =>
      (await nodes()).map(({ labels }) => labels["topology.kubernetes.io/zone"]?.slice(-1)).sort();
    const first = await cloud.create(CVM, { ...cvmPool({ delete_keep_instance: false }), ...subnets });
    expect(await zones()).toEqual(["6", "6"]);
    await cloud.delete(CVM, first);
    await cloud.create(CVM, { ...cvmPool({ multi_zone_subnet_policy: "EQUALITY" }), ...subnets });
    expect(await zones()).toEqual(["6", "7"]);
  });

  it("never shares its cards", async () => {
    const labels = { "tke.cloud.tencent.com/qgpu-schedule-policy": "fixed-share" };
    await cloud.create(CVM, { ...cvmPool(), labels });
    await cloud.create("tencentcloud_kubernetes_addon", { cluster_id: idOf(cluster), addon_name: "qgpu" });
    expect((await nodes()).map(({ allocatable }) => allocatable["nvidia.com/gpu"])).toEqual(["1", "1"]);
  });

  it("shows how many machines it has once pods have made it grow, and keeps them through other changes", async () => {
    const pool = await cloud.create(CVM, cvmPool({ desired_capacity: 1 }));
    await need(3);
    const grown = await cloud.read(CVM, pool);
    expect(grown).toMatchObject({ desired_capacity: 3, node_count: 3 });
    await cloud.apply(CVM, { ...cvmPool({ desired_capacity: 3 }), labels: { a: "b" } }, grown);
    expect((await nodes()).map(({ labels }) => labels["a"])).toEqual(["b", "b", "b"]);
  });

  it("fails when limits and wanted number change together", async () => {
    const pool = await cloud.create(CVM, cvmPool());
    const { errors } = await cloud.apply(CVM, cvmPool({ max_size: 8, desired_capacity: 6 }), pool);
    expect(errors[0]).toContain("cannot be modified at the same time as `desired_capacity`");
  });

  it("fails when more are wanted than allowed", async () => {
    const { errors } = await cloud.apply(CVM, cvmPool({ desired_capacity: 5 }));
    expect(errors[0]).toContain("`min_size <= desired_capacity <= max_size` must be established");
  });

  it("fails when nobody could log in", async () => {
    const written = { ...cvmPool(), auto_scaling_config: [{ instance_type: "S5.LARGE8" }] };
    expect((await cloud.apply(CVM, written)).errors).toEqual([
      "Parameters `key_ids` and `password` should be set one",
    ]);
  });

  it("fails to go while it is protected", async () => {
    const pool = await cloud.create(CVM, cvmPool({ deletion_protection: true }));
    expect((await cloud.delete(CVM, pool)).errors[0]).toContain("deletion protection was enabled");
  });
});

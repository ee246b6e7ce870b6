import { NodeSpec } from "../../../../../../rehearsal/cluster/control-plane";
import { ObjectValue } from "../../../../../../rehearsal/plugin/value";
import {
  clusterIn,
  nativePool,
  Network,
  network,
  PoolShape,
} from "../../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../../support/tencentcloud-rehearsal";

const ADDON = "tencentcloud_kubernetes_addon";

let cloud: TencentcloudRehearsal;
let inside: Network;
let cluster: ObjectValue;

beforeEach(async () => {
  cloud = new TencentcloudRehearsal();
  inside = await network(cloud);
  cluster = await cloud.create("tencentcloud_kubernetes_cluster", clusterIn(inside));
});

afterEach(() => cloud.world.clusters.stopAll());

const addon = (name: string) => ({ cluster_id: idOf(cluster), addon_name: name });
const pool = (shape?: PoolShape) =>
  cloud.create("tencentcloud_kubernetes_native_node_pool", nativePool(cluster, inside, shape));
const node = async (): Promise<NodeSpec> =>
  (await (await cloud.world.clusters.byName(idOf(cluster)))!.nodes())[0]!;

const SHARING: PoolShape = {
  instanceType: "PNV4.7XLARGE116",
  labels: { "tke.cloud.tencent.com/qgpu-schedule-policy": "fixed-share" },
};

describe("an add-on", () => {
  it("is installed once a node is there, in the version it came in", async () => {
    await pool();
    const made = await cloud.create(ADDON, addon("cfs"));
    expect(idOf(made)).toBe(`${idOf(cluster)}#cfs`);
    expect([made["phase"], made["addon_version"]]).toEqual(["Succeeded", "1.0.0"]);
  });

  it("fails after waiting when no node is there, and is in state, to be replaced", async () => {
    const { state, errors } = await cloud.apply(ADDON, addon("cfs"));
    expect(errors).toEqual([
      "timeout while waiting for state to become 'Succeeded' (last state: 'Installing', timeout: 15m0s)",
    ]);
    expect(state).toMatchObject({ id: `${idOf(cluster)}#cfs`, phase: "Installing" });
  });

  it("fails when every cluster comes with it", async () => {
    await pool();
    const { errors } = await cloud.apply(ADDON, addon("cbs"));
    expect(errors[0]).toContain("check addon is exist");
  });

  it("is configured only where it is installed", async () => {
    const config = (name: string) => ({ ...addon(name), raw_values: "{}" });
    expect((await cloud.apply("tencentcloud_kubernetes_addon_config", config("cfs"))).errors[0]).toContain(
      "is not installed",
    );
    expect(
      (await cloud.apply("tencentcloud_kubernetes_addon_config", config("cluster-autoscaler"))).errors,
    ).toEqual([]);
  });
});

describe("the add-on that shares cards", () => {
  it("turns the cards of labelled nodes into shares, of less memory than the card has", async () => {
    await pool(SHARING);
    expect((await node()).capacity).toMatchObject({ "nvidia.com/gpu": "1" });
    const made = await cloud.create(ADDON, addon("qgpu"));

    const { allocatable } = await node();
    expect(allocatable["tke.cloud.tencent.com/qgpu-core"]).toBe("100");
    expect(allocatable["tke.cloud.tencent.com/qgpu-memory"]).toBe("22");
    expect(allocatable).not.toHaveProperty("nvidia.com/gpu");

    await cloud.delete(ADDON, made);
    expect((await node()).allocatable["nvidia.com/gpu"]).toBe("1");
  });

  it("leaves whole cards on nodes without the label", async () => {
    await pool({ instanceType: "PNV4.7XLARGE116" });
    await cloud.create(ADDON, addon("qgpu"));
    expect((await node()).allocatable).toMatchObject({ "nvidia.com/gpu": "1" });
  });

  it("shares the cards of nodes that come later", async () => {
    await pool();
    await cloud.create(ADDON, addon("qgpu"));
    await pool({ ...SHARING, more: { name: "gpu" } });
    const nodes = await (await cloud.world.clusters.byName(idOf(cluster)))!.nodes();
    expect(nodes.some(({ allocatable }) => allocatable["tke.cloud.tencent.com/qgpu-core"] === "100")).toBe(
      true,
    );
  });
});

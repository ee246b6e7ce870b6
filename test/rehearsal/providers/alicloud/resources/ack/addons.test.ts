import { AlicloudRehearsal } from "../../../../../support/alicloud-rehearsal";
import { clusterIn, Network, network, poolOf } from "../../../../../support/alicloud-builder";
import { idOf } from "../../../../../support/cloud-rehearsal";

const TYPE = "alicloud_cs_managed_kubernetes";

let cloud: AlicloudRehearsal;
let net: Network;

beforeEach(async () => {
  cloud = new AlicloudRehearsal();
  net = await network(cloud);
});

const cluster = (more = {}) => cloud.create(TYPE, clusterIn(net, more));

describe("an add-on", () => {
  const addon = (id: string, name: string, more = {}) => ({ cluster_id: id, name, ...more });
  const TYPE_OF_ADDON = "alicloud_cs_kubernetes_addon";

  async function withNodes(): Promise<string> {
    const made = await cluster();
    await cloud.create("alicloud_cs_kubernetes_node_pool", poolOf(made, net));
    return idOf(made);
  }

  it("is known by its cluster and its name", async () => {
    const id = await withNodes();
    const made = await cloud.create(TYPE_OF_ADDON, addon(id, "arms-prometheus"));
    expect(made).toMatchObject({ id: `${id}:arms-prometheus`, required: false });
    expect((await cloud.import(TYPE_OF_ADDON, idOf(made))).state).toMatchObject({ name: "arms-prometheus" });
  });

  it("writes its settings with their names in order, so that others differ for ever", async () => {
    const id = await withNodes();
    const config = JSON.stringify({ b: 1, a: { d: "x", c: 2 } });
    const made = await cloud.create(TYPE_OF_ADDON, addon(id, "nginx-ingress-controller", { config }));
    expect(made["config"]).toBe('{"a":{"c":2,"d":"x"},"b":1}');
  });

  it.each(["ack-ai-installer", "ack-alibaba-cloud-metrics-adapter", "metrics-sever"])(
    "fails when it is none: %s",
    async (name) => {
      expect((await cloud.apply(TYPE_OF_ADDON, addon(await withNodes(), name))).errors[0]).toContain(
        "AddonNotFound",
      );
    },
  );

  it("fails when no node is there for its pods, and is then to be replaced", async () => {
    const id = idOf(await cluster());
    const { state, errors } = await cloud.apply(TYPE_OF_ADDON, addon(id, "arms-prometheus"));
    expect(errors[0]).toContain("timeout while waiting");
    expect(state).toMatchObject({ id: `${id}:arms-prometheus` });
    expect((await cloud.apply(TYPE_OF_ADDON, addon(id, "managed-coredns"))).errors).toEqual([]);
  });

  it("fails when its settings are no JSON", async () => {
    const written = addon(await withNodes(), "arms-prometheus", { config: "a: 1" });
    expect((await cloud.apply(TYPE_OF_ADDON, written)).errors[0]).toContain("json config parse error");
  });

  it("stays when its cluster cannot be without it, and goes with the cluster", async () => {
    const id = await withNodes();
    const made = await cloud.create(TYPE_OF_ADDON, addon(id, "csi-plugin"));
    expect((await cloud.delete(TYPE_OF_ADDON, made)).errors).toEqual([]);
    expect(cloud.contents()).toContain(`${TYPE_OF_ADDON} ${id}:csi-plugin`);
  });

  it("fails to go when it is the virtual node, unless what that made goes too", async () => {
    const id = await withNodes();
    const made = await cloud.create(TYPE_OF_ADDON, addon(id, "ack-virtual-node"));
    expect((await cloud.delete(TYPE_OF_ADDON, made)).errors[0]).toContain("cleanup_cloud_resources");
    const written = addon(id, "ack-virtual-node", { cleanup_cloud_resources: true });
    const { state } = await cloud.apply(TYPE_OF_ADDON, written, made);
    expect((await cloud.delete(TYPE_OF_ADDON, state!)).errors).toEqual([]);
  });
});

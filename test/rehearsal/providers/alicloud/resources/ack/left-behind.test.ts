import { AlicloudRehearsal } from "../../../../../support/alicloud-rehearsal";
import { clusterIn, Network, network } from "../../../../../support/alicloud-builder";

const TYPE = "alicloud_cs_managed_kubernetes";

let cloud: AlicloudRehearsal;
let net: Network;

beforeEach(async () => {
  cloud = new AlicloudRehearsal();
  net = await network(cloud);
});

const cluster = (more = {}) => cloud.create(TYPE, clusterIn(net, more));

describe("what a cluster leaves", () => {
  const left = async (more: object) => {
    const made = await cluster(more);
    await cloud.delete(TYPE, made);
    return cloud.contents().filter((each) => !/alicloud_(vpc|vswitch)/.test(each));
  };
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default" },
    spec: { type: "LoadBalancer", ports: [{ port: 80 }] },
  };

  it("are logs of pods and of the control plane, unless they are said to go", async () => {
    const logs = {
      addons: [{ name: "terway-eniip" }, { name: "loongcollector" }],
      control_plane_log_components: ["apiserver"],
    };
    expect(await left({ ...logs, control_plane_log_project: "audit" })).toEqual([
      expect.stringMatching(/^log_project k8s-log-c/),
      "log_project audit",
    ]);
    for (const each of cloud.world.store.list("alibaba", "log_project")) {
      cloud.world.store.delete("alibaba", "log_project", each.id);
    }
    const gone = ["SLS_Data", "SLS_ControlPlane"].map((kind) => ({
      resource_type: kind,
      delete_mode: "delete",
    }));
    expect(await left({ ...logs, delete_options: gone })).toEqual([]);
  });

  it.each([
    ["go when nobody says", [], 0],
    ["stay when that is said", [{ resource_type: "SLB", delete_mode: "retain" }], 1],
  ])("load balancers of services %s", async (_, options, count) => {
    const made = await cluster({ delete_options: options });
    const [running] = await cloud.world.clusters.list();
    await running!.api.request({
      method: "POST",
      path: "/api/v1/namespaces/default/services",
      body: service,
    });
    await cloud.delete(TYPE, made);
    expect(cloud.contents().filter((each) => each.startsWith("alicloud_slb_load_balancer"))).toHaveLength(
      count,
    );
  });

  it("counts only with options that were applied", async () => {
    const made = await cluster({ control_plane_log_components: ["apiserver"] });
    const { state } = await cloud.apply(
      TYPE,
      clusterIn(net, {
        control_plane_log_components: ["apiserver"],
        delete_options: [{ resource_type: "SLS_ControlPlane", delete_mode: "delete" }],
      }),
      made,
    );
    await cloud.delete(TYPE, state!);
    expect(cloud.contents().filter((each) => each.startsWith("log_project"))).toEqual([]);
  });
});

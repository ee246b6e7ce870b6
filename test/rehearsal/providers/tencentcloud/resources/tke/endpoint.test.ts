import { parse } from "yaml";
import { ObjectValue } from "../../../../../../rehearsal/plugin/value";
import { clusterIn, nativePool, Network, network } from "../../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../../support/tencentcloud-rehearsal";

const ENDPOINT = "tencentcloud_kubernetes_cluster_endpoint";

let cloud: TencentcloudRehearsal;
let inside: Network;
let cluster: ObjectValue;

beforeEach(async () => {
  cloud = new TencentcloudRehearsal();
  inside = await network(cloud);
  cluster = await cloud.create("tencentcloud_kubernetes_cluster", clusterIn(inside));
});

afterEach(() => cloud.world.clusters.stopAll());

const intranet = () => ({
  cluster_id: idOf(cluster),
  cluster_intranet: true,
  cluster_intranet_subnet_id: idOf(inside.subnet),
});

describe("an endpoint", () => {
  it("fails to open before any node is in the cluster", async () => {
    const { state, errors } = await cloud.apply(ENDPOINT, intranet());
    expect(state).toBeNull();
    expect(errors).toEqual(["waiting for workers created"]);
  });

  it("fails when a private one has no subnet", async () => {
    const { errors } = await cloud.apply(ENDPOINT, { cluster_id: idOf(cluster), cluster_intranet: true });
    expect(errors).toEqual(["`cluster_intranet_subnet_id` must set when `cluster_intranet` is true"]);
  });

  it("opens once a virtual node is there", async () => {
    await cloud.create("tencentcloud_kubernetes_serverless_node_pool", {
      cluster_id: idOf(cluster),
      name: "burst",
      serverless_nodes: [{ subnet_id: idOf(inside.subnet) }],
    });
    expect((await cloud.apply(ENDPOINT, intranet())).errors).toEqual([]);
  });

  it("gives a kubeconfig with the cluster's own server and a client certificate", async () => {
    await cloud.create("tencentcloud_kubernetes_native_node_pool", nativePool(cluster, inside));
    const endpoint = await cloud.create(ENDPOINT, intranet());
    const running = await cloud.world.clusters.byName(idOf(cluster));
    const kubeconfig = parse(String(endpoint["kube_config_intranet"]));
    const text = (base64: string): string => Buffer.from(base64, "base64").toString();

    expect(kubeconfig.clusters[0].cluster.server).toBe(running!.server);
    expect(text(kubeconfig.clusters[0].cluster["certificate-authority-data"])).toBe(
      running!.credentials.caCertificate,
    );
    expect(text(kubeconfig.users[0].user["client-certificate-data"])).toBe(
      running!.credentials.clientCertificate,
    );
    expect(text(kubeconfig.users[0].user["client-key-data"])).toBe(running!.credentials.clientKey);
    expect(endpoint["kube_config"]).toBe("");
  });

  it("shows on the cluster and in the list of clusters until it is closed", async () => {
    await cloud.create("tencentcloud_kubernetes_native_node_pool", nativePool(cluster, inside));
    const endpoint = await cloud.create(ENDPOINT, intranet());
    const seen = async (): Promise<unknown[]> => {
      const read = await cloud.read("tencentcloud_kubernetes_cluster", cluster);
      const listed = await cloud.data("tencentcloud_kubernetes_clusters", { cluster_id: idOf(cluster) });
      return [read!["kube_config_intranet"], (listed["list"] as ObjectValue[])[0]!["kube_config_intranet"]];
    };
    expect(await seen()).toEqual([endpoint["kube_config_intranet"], endpoint["kube_config_intranet"]]);
    await cloud.delete(ENDPOINT, endpoint);
    expect(await seen()).toEqual(["", ""]);
  });

  it("keeps its security group from going", async () => {
    await cloud.create("tencentcloud_kubernetes_native_node_pool", nativePool(cluster, inside));
    const admission = await cloud.create("tencentcloud_security_group", { name: "api" });
    await cloud.create(ENDPOINT, {
      cluster_id: idOf(cluster),
      cluster_internet: true,
      cluster_internet_security_group: idOf(admission),
    });
    expect((await cloud.delete("tencentcloud_security_group", admission)).errors[0]).toContain(
      "Code=ResourceInUse",
    );
  });

  it("lets its security group go once it is closed, also when the cluster was changed meanwhile", async () => {
    await cloud.create("tencentcloud_kubernetes_native_node_pool", nativePool(cluster, inside));
    const admission = await cloud.create("tencentcloud_security_group", { name: "api" });
    const endpoint = await cloud.create(ENDPOINT, {
      cluster_id: idOf(cluster),
      cluster_internet: true,
      cluster_internet_security_group: idOf(admission),
    });
    const seen = await cloud.read("tencentcloud_kubernetes_cluster", cluster);
    await cloud.apply(
      "tencentcloud_kubernetes_cluster",
      clusterIn(inside, { cluster_desc: "changed" }),
      seen,
    );
    await cloud.delete(ENDPOINT, endpoint);
    expect((await cloud.delete("tencentcloud_security_group", admission)).errors).toEqual([]);
  });
});

import { TerraformOutput, TerraformStack } from "cdktf";
import { TkeCluster } from "../../../../constructs/clouds/tencent/cluster";
import { ClusterProps, INetwork, PublicClusterProps } from "../../../../constructs/contracts";
import { PlainResource } from "../../../support/plain-resource";
import { onlyResource, resourcesOf, resourceTypes, StackJson, synthApp } from "../../../support/synth";
import { TENCENT } from "../../../support/clouds";
import { GPU, NETWORK_SETTINGS, SETTINGS, SYSTEM, synthTencent } from "../../../support/tencent";
import { tencentCloud } from "../../../../constructs/clouds/tencent/cloud";

type Changes = Partial<Omit<ClusterProps & PublicClusterProps, "network">>;

function cluster(stack: TerraformStack, network: INetwork, changes: Changes = {}, retain = true): TkeCluster {
  return new TkeCluster(stack, "Cluster", {
    settings: { ...SETTINGS, retain },
    network,
    nodePools: [SYSTEM],
    kubernetesVersion: "1.34",
    ...changes,
  });
}

function synthCluster(changes: Changes = {}, retain = true): StackJson {
  return synthTencent((stack, network) => void cluster(stack, network, changes, retain));
}

const SYSTEM_POOL = expect.stringMatching(
  /^tencentcloud_kubernetes_native_node_pool\.Cluster_NodePool-system_/,
);

test("consists of a cluster, a pool, a way to the API, two add-ons and one security group", () => {
  expect(resourceTypes(synthCluster())).toEqual([
    "data.tencentcloud_vpc_subnets",
    "data.tencentcloud_vpc_subnets",
    "tencentcloud_kubernetes_addon",
    "tencentcloud_kubernetes_addon",
    "tencentcloud_kubernetes_cluster",
    "tencentcloud_kubernetes_cluster_endpoint",
    "tencentcloud_kubernetes_native_node_pool",
    "tencentcloud_security_group",
    "tencentcloud_security_group_rule_set",
  ]);
});

test("is a managed cluster whose pods have addresses of the network", () => {
  expect(resourcesOf(synthCluster(), "tencentcloud_kubernetes_cluster")).toEqual({
    "cluster-tke": expect.objectContaining({
      cluster_name: "tencent-dev",
      cluster_version: "1.34.1",
      cluster_deploy_type: "MANAGED_CLUSTER",
      vpc_id: "vpc-1",
      network_type: "VPC-CNI",
      eni_subnet_ids: ["subnet-p"],
      service_cidr: "172.20.0.0/20",
      cluster_max_service_num: 4096,
      container_runtime: "containerd",
    }),
  });
});

test("gives nodes back that nobody needs, which the cloud does only when it is told to", () => {
  const { node_pool_global_config: scaling } = onlyResource(
    synthCluster(),
    "tencentcloud_kubernetes_cluster",
  );
  expect(scaling).toEqual([
    expect.objectContaining({ is_scale_in_enabled: true, scale_in_unneeded_time: 10, scale_in_delay: 10 }),
  ]);
});

test("goes before the subnets of its pools, because a pool without machines goes only with it", () => {
  const json = synthTencent((stack, network) => void cluster(stack, network), TENCENT);
  const { depends_on: after } = onlyResource(json, "tencentcloud_kubernetes_cluster");
  expect(after).toEqual(
    expect.arrayContaining([
      "tencentcloud_subnet.network-node-subnet",
      "tencentcloud_subnet.network-pod-subnet",
    ]),
  );
});

test("leaves opening the API to the endpoint, or the next plan would close it", () => {
  const attributes = onlyResource(
    synthCluster({ publicAccessCidrs: ["203.0.113.0/24"] }),
    "tencentcloud_kubernetes_cluster",
  );
  expect(Object.keys(attributes).filter((name) => /internet|intranet|cluster_cidr/.test(name))).toEqual([]);
});

test.each([
  [true, "retain"],
  [false, "terminate"],
])("with retain %s it is protected accordingly, and its disks %s", (retain, deleteMode) => {
  expect(onlyResource(synthCluster({}, retain), "tencentcloud_kubernetes_cluster")).toMatchObject({
    deletion_protection: retain,
    resource_delete_options: [{ resource_type: "CBS", delete_mode: deleteMode }],
  });
});

test("opens its API after the first pool, within the network only", () => {
  const endpoint = onlyResource(synthCluster(), "tencentcloud_kubernetes_cluster_endpoint");
  expect(endpoint).toMatchObject({
    cluster_id: "${tencentcloud_kubernetes_cluster.cluster-tke.id}",
    cluster_intranet: true,
    cluster_intranet_subnet_id: "subnet-n",
    cluster_internet: false,
    depends_on: [SYSTEM_POOL],
  });
  expect(endpoint).not.toHaveProperty("cluster_internet_security_group");
});

test("opens its API to the internet for the ranges given, on its port only", () => {
  const json = synthCluster({ publicAccessCidrs: ["203.0.113.0/24", "198.51.100.7/32"] });
  expect(onlyResource(json, "tencentcloud_kubernetes_cluster_endpoint")).toMatchObject({
    cluster_internet: true,
    cluster_internet_security_group: expect.stringMatching(
      /^\$\{tencentcloud_security_group\.Cluster_Endpoint_/,
    ),
    depends_on: expect.arrayContaining([SYSTEM_POOL, expect.stringMatching(/rule_set\.Cluster_Endpoint_/)]),
  });
  const [, admission] =
    Object.entries(resourcesOf(json, "tencentcloud_security_group_rule_set")).find(([id]) =>
      /Endpoint/.test(id),
    ) ?? [];
  expect(admission?.["ingress"]).toEqual([
    { action: "ACCEPT", cidr_block: "203.0.113.0/24", protocol: "TCP", port: "443" },
    { action: "ACCEPT", cidr_block: "198.51.100.7/32", protocol: "TCP", port: "443" },
  ]);
  expect(admission?.["egress"]).toEqual(
    ["subnet-n", "subnet-p"].map((name) =>
      expect.objectContaining({ cidr_block: expect.stringContaining(`Subnet-${name}`) }),
    ),
  );
});

test("admits to its nodes what is in the network and nothing else", () => {
  const rules = onlyResource(synthCluster(), "tencentcloud_security_group_rule_set");
  expect(rules["ingress"]).toEqual(
    ["subnet-n", "subnet-p"].map((name) => ({
      action: "ACCEPT",
      cidr_block: expect.stringContaining(`Subnet-${name}`),
      protocol: "ALL",
      port: "ALL",
    })),
  );
});

const addonNames = (json: StackJson): unknown[] =>
  Object.values(resourcesOf(json, "tencentcloud_kubernetes_addon")).map((addon) => addon["addon_name"]);

test.each(["cfs", "networkpolicy"])(
  "installs the add-on %s once a node can run it, before anything counts on the cluster",
  (name) => {
    const json = synthTencent((stack, network) => {
      new PlainResource(stack, "user", "user").node.addDependency(cluster(stack, network).nodesReady);
    });
    const addons = Object.entries(resourcesOf(json, "tencentcloud_kubernetes_addon"));
    const [id, addon] = addons.find(([, { addon_name }]) => addon_name === name)!;
    expect(addon).toEqual({
      cluster_id: "${tencentcloud_kubernetes_cluster.cluster-tke.id}",
      addon_name: name,
      depends_on: [SYSTEM_POOL],
      lifecycle: { ignore_changes: ["raw_values"] },
    });
    expect(onlyResource(json, "user")["depends_on"]).toContain(`tencentcloud_kubernetes_addon.${id}`);
  },
);

test("installs one add-on for the shared cards of every pool, after all of them", () => {
  const shared = { ...GPU, gpuSharing: "fixed-share" } as const;
  const json = synthCluster({
    nodePools: [SYSTEM, shared, { ...shared, name: "gpu-b" }, { ...GPU, name: "whole" }],
  });
  const addons = Object.values(resourcesOf(json, "tencentcloud_kubernetes_addon"));
  const qgpu = addons.filter((addon) => addon["addon_name"] === "qgpu");
  expect(qgpu).toHaveLength(1);
  expect(qgpu[0]?.["depends_on"]).toEqual([
    expect.stringMatching(/\.Cluster_NodePool-gpu_/),
    expect.stringMatching(/\.Cluster_NodePool-gpu-b_/),
  ]);
});

test("has no add-on for shared cards when no pool shares any", () => {
  const json = synthCluster({ nodePools: [SYSTEM, GPU] });
  expect(addonNames(json).sort()).toEqual(["cfs", "networkpolicy"]);
});

test("changes no other address when a pool is added", () => {
  const before = synthCluster({ nodePools: [SYSTEM, GPU] }).resource ?? {};
  const after = synthCluster({ nodePools: [SYSTEM, { ...GPU, name: "a-first" }, GPU] }).resource ?? {};
  for (const [type, resources] of Object.entries(before)) {
    for (const [id, attributes] of Object.entries(resources)) expect(after[type]?.[id]).toEqual(attributes);
  }
});

test("moves its services when the network is in their way", () => {
  const json = synthTencent((stack, network) => void cluster(stack, network), {
    ...SETTINGS,
    network: { cidr: "172.16.0.0/12" },
  });
  expect(onlyResource(json, "tencentcloud_kubernetes_cluster")["service_cidr"]).toBe("192.168.240.0/20");
});

test("takes the range for services it is given, and counts it", () => {
  const json = synthCluster({ serviceCidr: "10.255.0.0/22" });
  expect(onlyResource(json, "tencentcloud_kubernetes_cluster")).toMatchObject({
    service_cidr: "10.255.0.0/22",
    cluster_max_service_num: 1024,
  });
});

test.each([
  [[], "kube_config_intranet"],
  [["203.0.113.0/24"], "kube_config"],
])("is reached from another stack through what is open: %j", (publicAccessCidrs, attribute) => {
  const app = synthApp((root) => {
    const [a, b] = [new TerraformStack(root, "a"), new TerraformStack(root, "b")] as const;
    for (const stack of [a, b]) tencentCloud(SETTINGS).configureProviders(stack);
    const network = tencentCloud({ ...SETTINGS, network: NETWORK_SETTINGS }).network(a, "Network");
    const access = cluster(a, network, { publicAccessCidrs }).accessFrom(b);
    if (access.kind !== "clientCertificate") throw new Error(access.kind);
    new TerraformOutput(b, "host", { value: access.host });
    new TerraformOutput(b, "key", { value: access.clientKey, sensitive: true });
  });
  const json = app.stack("b");
  const kubeconfig = `yamldecode(data.tencentcloud_kubernetes_clusters.ClusterAccess.list[0].${attribute})`;
  expect(json.output).toMatchObject({
    host: { value: `\${${kubeconfig}.clusters.0.cluster.server}` },
    key: { value: `\${base64decode(${kubeconfig}.users.0.user["client-key-data"])}` },
  });
  expect(app.dependencies.get("b")).toEqual(["a"]);
});

test.each<[string, Changes]>([
  [
    "kubernetesVersion must be a minor version that TKE offers, such as '1.34', got '1.33'",
    { kubernetesVersion: "1.33" },
  ],
  [
    "nodePools must begin with a pool of at least one node for the cluster's own components, got no pool",
    { nodePools: [] },
  ],
  [
    "nodePools must begin with a pool of at least one node for the cluster's own components, got 0",
    { nodePools: [GPU] },
  ],
  [
    "serviceCidr must be a range for 32 to 32768 services that starts at its first address, got '172.16.0.0/12'",
    { serviceCidr: "172.16.0.0/12" },
  ],
  [
    "serviceCidr must be a range for 32 to 32768 services that starts at its first address, got 'x'",
    { serviceCidr: "x" },
  ],
])("fails when asked for the impossible: %s", (message, changes) => {
  expect(() => synthCluster(changes)).toThrow(`${message} [at test/Cluster]`);
});

test("fails when its API is to be open to everybody", () => {
  expect(() => synthCluster({ publicAccessCidrs: ["0.0.0.0/0"] })).toThrow(
    "publicAccessCidrs must not admit the whole internet, got '0.0.0.0/0' [at test/Cluster/Endpoint]",
  );
});

test("fails when services and network overlap", () => {
  const overlapping = (): StackJson =>
    synthTencent((stack, network) => void cluster(stack, network, { serviceCidr: "10.20.128.0/20" }), {
      ...SETTINGS,
      network: { cidr: "10.20.0.0/16" },
    });
  expect(overlapping).toThrow(
    "serviceCidr must not overlap range 'vpc' of the network (10.20.0.0/16), got '10.20.128.0/20' [at test/Cluster]",
  );
});

test("is replaced with the subnets that were made for it, and moves to none", () => {
  const json = synthTencent((stack, network) => void cluster(stack, network), TENCENT);
  expect(onlyResource(json, "tencentcloud_kubernetes_cluster")["lifecycle"]).toMatchObject({
    replace_triggered_by: [
      "tencentcloud_subnet.network-node-subnet.id",
      "tencentcloud_subnet.network-pod-subnet.id",
    ],
  });
  expect(onlyResource(synthCluster(), "tencentcloud_kubernetes_cluster")).not.toHaveProperty("lifecycle");
});

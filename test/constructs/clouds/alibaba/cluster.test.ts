import { TerraformOutput, TerraformStack } from "cdktf";
import { alibabaCloud } from "../../../../constructs/clouds/alibaba/cloud";
import { AckCluster } from "../../../../constructs/clouds/alibaba/cluster";
import { ClusterProps, INetwork } from "../../../../constructs/contracts";
import { GPU, madeTypes, SETTINGS, synthAlibaba, SYSTEM } from "../../../support/alibaba";
import { ALIBABA } from "../../../support/clouds";
import { onlyResource, resourcesOf, resourceTypes, StackJson, synthApp } from "../../../support/synth";

type Changes = Partial<Omit<ClusterProps, "network">>;

const CLUSTER = "alicloud_cs_managed_kubernetes";

function cluster(stack: TerraformStack, network: INetwork, changes: Changes = {}, retain = true): AckCluster {
  return new AckCluster(stack, "Cluster", {
    settings: { ...SETTINGS, retain },
    network,
    nodePools: [SYSTEM],
    kubernetesVersion: "1.34",
    ...changes,
  });
}

function synthCluster(changes: Changes = {}, retain = true): StackJson {
  return synthAlibaba((stack, network) => void cluster(stack, network, changes, retain));
}

test("consists of a cluster, a pool, how it is scaled, and one security group", () => {
  expect(madeTypes(resourceTypes(synthCluster()))).toEqual([
    "alicloud_cs_autoscaling_config",
    "alicloud_cs_kubernetes_node_pool",
    "alicloud_cs_managed_kubernetes",
    "alicloud_security_group",
    "alicloud_security_group_rule",
    "alicloud_security_group_rule",
    "alicloud_security_group_rule",
  ]);
});

test("is a managed Pro cluster whose pods have addresses of the network", () => {
  expect(resourcesOf(synthCluster(), CLUSTER)).toEqual({
    "cluster-ack": expect.objectContaining({
      name: "alibaba-dev",
      version: "1.34.1-aliyun.1",
      cluster_spec: "ack.pro.small",
      vswitch_ids: ["vsw-n"],
      pod_vswitch_ids: ["vsw-p"],
      service_cidr: "172.20.0.0/20",
      security_group_id: expect.stringMatching(/^\$\{alicloud_security_group\.Cluster_NodeAdmission_/),
    }),
  });
});

test("refuses the way out, the public address and the certificates that the cloud would make by itself", () => {
  expect(onlyResource(synthCluster(), CLUSTER)).toMatchObject({
    new_nat_gateway: false,
    slb_internet_enabled: false,
    skip_set_certificate_authority: true,
  });
});

test("is made with what pods and volumes need, network policies in force, and no ingress controller", () => {
  const { addons } = onlyResource(synthCluster(), CLUSTER) as { addons: { name: string; config?: string }[] };
  expect(addons.map(({ name }) => name)).toEqual([
    "terway-eniip",
    "csi-plugin",
    "managed-csiprovisioner",
    "nginx-ingress-controller",
  ]);
  expect(JSON.parse(addons[0]?.config ?? "")).toMatchObject({ NetworkPolicy: "true" });
  expect(addons[3]).toMatchObject({ disabled: true });
});

test.each([
  [true, "retain"],
  [false, "delete"],
])(
  "with retain %s it is protected accordingly, and its logs %s; what it ordered always goes",
  (retain, logs) => {
    expect(onlyResource(synthCluster({}, retain), CLUSTER)).toMatchObject({
      deletion_protection: retain,
      delete_options: [
        { resource_type: "SLB", delete_mode: "delete" },
        { resource_type: "ALB", delete_mode: "delete" },
        { resource_type: "SLS_Data", delete_mode: logs },
        { resource_type: "SLS_ControlPlane", delete_mode: logs },
        { resource_type: "PrivateZone", delete_mode: "delete" },
      ],
    });
  },
);

test("waits for the way out of its nodes and pods, and goes before their vSwitches", () => {
  const json = synthAlibaba((stack, network) => void cluster(stack, network), ALIBABA);
  expect(onlyResource(json, CLUSTER)["depends_on"]).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^alicloud_snat_entry\.Network_NodesOut_/),
      expect.stringMatching(/^alicloud_snat_entry\.Network_PodsOut_/),
      "alicloud_vswitch.network-node-switch",
      "alicloud_vswitch.network-pod-switch",
    ]),
  );
});

test("makes the first node of an empty pool when a pod asks for one, once a node runs the autoscaler", () => {
  expect(onlyResource(synthCluster(), "alicloud_cs_autoscaling_config")).toMatchObject({
    cluster_id: "${alicloud_cs_managed_kubernetes.cluster-ack.id}",
    scale_up_from_zero: true,
    scale_down_enabled: true,
    utilization_threshold: "0.5",
    depends_on: [expect.stringMatching(/^alicloud_cs_kubernetes_node_pool\.Cluster_NodePool-system_/)],
  });
});

test("admits to its nodes what is in the network and nothing else", () => {
  const rules = Object.values(resourcesOf(synthCluster(), "alicloud_security_group_rule"));
  expect(rules.filter(({ type }) => type === "ingress").map(({ cidr_ip }) => cidr_ip)).toEqual(
    ["vsw-n", "vsw-p"].map((name) => expect.stringContaining(`Switch-${name}`)),
  );
});

test("says what a person has to install when cards are shared, and nothing otherwise", () => {
  synthAlibaba((stack, network) => {
    const shared = { ...GPU, gpuSharing: "fixed-share" } as const;
    const { manualSteps } = cluster(stack, network, { nodePools: [SYSTEM, shared] });
    expect(manualSteps).toEqual([expect.stringContaining("ack-ai-installer")]);
  });
  synthAlibaba((stack, network) => {
    expect(cluster(stack, network, { nodePools: [SYSTEM, GPU] }).manualSteps).toEqual([]);
  });
});

test("changes no other address when a pool is added", () => {
  const before = synthCluster({ nodePools: [SYSTEM, GPU] }).resource ?? {};
  const after = synthCluster({ nodePools: [SYSTEM, { ...GPU, name: "a-first" }, GPU] }).resource ?? {};
  for (const [type, resources] of Object.entries(before)) {
    for (const [id, attributes] of Object.entries(resources)) expect(after[type]?.[id]).toEqual(attributes);
  }
});

test("is reached from another stack at its private address, with credentials made for that stack", () => {
  const app = synthApp((root) => {
    const [a, b] = [new TerraformStack(root, "a"), new TerraformStack(root, "b")] as const;
    for (const stack of [a, b]) alibabaCloud(SETTINGS).configureProviders(stack);
    const access = cluster(a, alibabaCloud(SETTINGS).network(a, "Network")).accessFrom(b);
    if (access.kind !== "clientCertificate") throw new Error(access.kind);
    new TerraformOutput(b, "host", { value: access.host });
    new TerraformOutput(b, "key", { value: access.clientKey, sensitive: true });
  });
  expect(Object.values(app.stack("a").output ?? {}).map(({ value }) => value)).toContain(
    '${alicloud_cs_managed_kubernetes.cluster-ack.connections["api_server_intranet"]}',
  );
  expect(app.stack("b").data?.["alicloud_cs_cluster_credential"]?.["ClusterAccess"]).toMatchObject({
    temporary_duration_minutes: 120,
  });
  expect(app.stack("b").output).toMatchObject({
    host: { value: expect.stringContaining("api_server_intranet") },
    key: {
      value:
        '${base64decode(data.alicloud_cs_cluster_credential.ClusterAccess.certificate_authority["client_key"])}',
    },
  });
  expect(app.dependencies.get("b")).toEqual(["a"]);
});

test.each<[string, Changes]>([
  [
    "kubernetesVersion must be a minor version that ACK offers, such as '1.34', got '1.28'",
    { kubernetesVersion: "1.28" },
  ],
  [
    "nodePools must begin with a pool of at least one node for the cluster's own components, got 0",
    { nodePools: [GPU] },
  ],
  [
    "serviceCidr must be a range for 256 to 65536 services that starts at its first address, got '172.16.0.0/12'",
    { serviceCidr: "172.16.0.0/12" },
  ],
  [
    "node pool 'gpu': gpuSharing must be one of none, best-effort, fixed-share on Alibaba Cloud, got 'burst-share'",
    { nodePools: [SYSTEM, { ...GPU, gpuSharing: "burst-share" }] },
  ],
])("fails when asked for the impossible: %s", (message, changes) => {
  expect(() => synthCluster(changes)).toThrow(`${message} [at test/Cluster]`);
});

test("is replaced with the vSwitches that were made for it, and moves to none", () => {
  const json = synthAlibaba((stack, network) => void cluster(stack, network), ALIBABA);
  expect(onlyResource(json, "alicloud_cs_managed_kubernetes")["lifecycle"]).toMatchObject({
    replace_triggered_by: [
      "alicloud_vswitch.network-node-switch.id",
      "alicloud_vswitch.network-pod-switch.id",
    ],
  });
  expect(onlyResource(synthCluster(), "alicloud_cs_managed_kubernetes")).not.toHaveProperty("lifecycle");
});

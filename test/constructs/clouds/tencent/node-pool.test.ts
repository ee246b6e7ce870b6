import { TerraformStack } from "cdktf";
import { TkeNodePool } from "../../../../constructs/clouds/tencent/node-pool";
import { GpuRequest, NodePoolProps } from "../../../../constructs/contracts";
import { Attributes, onlyResource } from "../../../support/synth";
import { GPU, SETTINGS, SYSTEM, synthTencent } from "../../../support/tencent";

function pool(stack: TerraformStack, props: NodePoolProps): TkeNodePool {
  return new TkeNodePool(stack, `NodePool-${props.name}`, {
    ...props,
    settings: SETTINGS,
    clusterId: "cls-1",
    subnetIds: ["subnet-n"],
    securityGroupId: "sg-1",
  });
}

function synthPool(props: NodePoolProps): Attributes {
  return onlyResource(
    synthTencent((stack) => void pool(stack, props)),
    "tencentcloud_kubernetes_native_node_pool",
  );
}

function resources(props: NodePoolProps, request: GpuRequest): Readonly<Record<string, string>> {
  let result: Readonly<Record<string, string>> = {};
  synthTencent((stack) => {
    result = pool(stack, props).podResources(request);
  });
  return result;
}

test("is a pool of native nodes with a disk of its own for images", () => {
  expect(synthPool(SYSTEM)).toMatchObject({
    cluster_id: "cls-1",
    name: "tencent-dev-system",
    type: "Native",
    labels: [{ name: "sdstack/node-pool", value: "system" }],
    native: {
      instance_types: ["S5.LARGE8"],
      instance_charge_type: "POSTPAID_BY_HOUR",
      subnet_ids: ["subnet-n"],
      security_group_ids: ["sg-1"],
      system_disk: { disk_type: "CLOUD_BSSD", disk_size: 100 },
      data_disks: [{ disk_size: 200, mount_target: "/var/lib/containerd", auto_format_and_mount: true }],
      runtime_root_dir: "/var/lib/containerd",
    },
  });
});

test("lets the autoscaler move the number of nodes, and ignores where it moved it", () => {
  expect(synthPool({ ...SYSTEM, minNodes: 2, maxNodes: 6 })).toMatchObject({
    native: { enable_autoscaling: true, replicas: 2, scaling: { min_replicas: 2, max_replicas: 6 } },
    lifecycle: { ignore_changes: ["native[0].replicas"] },
  });
});

test("starts with one node even when none is the minimum, because an empty pool is never deleted", () => {
  expect(synthPool(GPU)).toMatchObject({
    native: { replicas: 1, scaling: { min_replicas: 0, max_replicas: 4 } },
  });
});

test("is tagged with what made it and with the environment's tags, in the form pools have", () => {
  expect(synthPool(SYSTEM)["tags"]).toEqual([
    {
      resource_type: "machine",
      tags: [
        { key: "environment", value: "tencent-dev" },
        { key: "managed-by", value: "sdstack" },
        { key: "stack", value: "test" },
      ],
    },
  ]);
});

test("taints nodes with cards, and nodes without not", () => {
  expect(synthPool(GPU)["taints"]).toEqual([{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" }]);
  expect(synthPool(SYSTEM)).not.toHaveProperty("taints");
});

test.each(["best-effort", "fixed-share", "burst-share"] as const)(
  "labels nodes that share cards by %s",
  (gpuSharing) => {
    expect(synthPool({ ...GPU, gpuSharing })["labels"]).toEqual([
      { name: "sdstack/node-pool", value: "gpu" },
      { name: "tke.cloud.tencent.com/qgpu-schedule-policy", value: gpuSharing },
      { name: "qgpu-device-enable", value: "enable" },
    ]);
  },
);

test("sends pods to its nodes and lets them bear the taint", () => {
  synthTencent((stack) => {
    expect(pool(stack, GPU).placement).toEqual({
      nodeSelector: { "sdstack/node-pool": "gpu" },
      tolerations: [{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" }],
    });
    expect(pool(stack, SYSTEM).placement.tolerations).toEqual([]);
  });
});

test("knows its cards from the machine type", () => {
  synthTencent((stack) => {
    expect(pool(stack, { ...GPU, instanceType: "GN7.20XLARGE320" }).gpu).toEqual({
      model: "T4",
      memoryGiB: 16,
      perNode: 4,
    });
    expect(pool(stack, SYSTEM).gpu).toBeUndefined();
  });
});

const SHARED: NodePoolProps = { ...GPU, gpuSharing: "fixed-share" };
const CORE = "tke.cloud.tencent.com/qgpu-core";
const MEMORY = "tke.cloud.tencent.com/qgpu-memory";

test.each<[string, NodePoolProps, GpuRequest, Record<string, string>]>([
  [
    "a share of a shared card",
    SHARED,
    { memoryGiB: 10, computePercent: 50 },
    { [CORE]: "50", [MEMORY]: "10" },
  ],
  ["the smallest share", SHARED, { memoryGiB: 1, computePercent: 5 }, { [CORE]: "5", [MEMORY]: "1" }],
  [
    "all compute of a shared card",
    SHARED,
    { memoryGiB: 22, computePercent: 100 },
    { [CORE]: "100", [MEMORY]: "22" },
  ],
  ["a whole shared card", SHARED, { wholeCards: 1 }, { [CORE]: "100" }],
  ["a whole card", GPU, { wholeCards: 1 }, { "nvidia.com/gpu": "1" }],
  [
    "several cards",
    { ...GPU, instanceType: "PNV4.28XLARGE466" },
    { wholeCards: 4 },
    { "nvidia.com/gpu": "4" },
  ],
])("gives %s exactly", (_title, props, request, expected) => {
  expect(resources(props, request)).toEqual(expected);
});

test.each<[NodePoolProps, GpuRequest, string]>([
  [
    SHARED,
    { memoryGiB: 10, computePercent: 52 },
    "computePercent must be from 5 to 100 in steps of 5, got 52",
  ],
  [SHARED, { memoryGiB: 10, computePercent: 0 }, "computePercent must be from 5 to 100 in steps of 5, got 0"],
  [
    SHARED,
    { memoryGiB: 10, computePercent: 105 },
    "computePercent must be from 5 to 100 in steps of 5, got 105",
  ],
  [
    SHARED,
    { memoryGiB: 24, computePercent: 50 },
    "memoryGiB must be a whole number from 1 to 22, which is what pods get of one A10, got 24",
  ],
  [
    SHARED,
    { memoryGiB: 1.5, computePercent: 50 },
    "memoryGiB must be a whole number from 1 to 22, which is what pods get of one A10, got 1.5",
  ],
  [SHARED, { wholeCards: 2 }, "wholeCards must be a whole number from 1 to 1, the cards of one node, got 2"],
  [
    GPU,
    { memoryGiB: 10, computePercent: 50 },
    "pool 'gpu' gives whole cards only: ask for wholeCards, or set gpuSharing; got a share of 10 GiB",
  ],
  [SYSTEM, { wholeCards: 1 }, "pool 'system' has no cards, yet a pod asks for some"],
])("fails when it cannot give exactly what is asked, %#", (props, request, message) => {
  expect(() => resources(props, request)).toThrow(`${message} [at test/NodePool-${props.name}]`);
});

test.each<[NodePoolProps, string]>([
  [{ ...SYSTEM, minNodes: 3, maxNodes: 2 }, "minNodes (3) must not exceed maxNodes (2)"],
  [
    { ...SYSTEM, minNodes: -1 },
    "minNodes and maxNodes must be whole numbers, maxNodes at least 1, got -1 and 3",
  ],
  [
    { ...SYSTEM, minNodes: 0, maxNodes: 0 },
    "minNodes and maxNodes must be whole numbers, maxNodes at least 1, got 0 and 0",
  ],
  [
    { ...SYSTEM, minNodes: 1.5 },
    "minNodes and maxNodes must be whole numbers, maxNodes at least 1, got 1.5 and 3",
  ],
  [
    { ...SYSTEM, instanceType: undefined },
    "instanceType must be a machine type of which Tencent Cloud makes nodes, got 'none'",
  ],
  [
    { ...SYSTEM, instanceType: "m5.large" },
    "instanceType must be a machine type of which Tencent Cloud makes nodes, got 'm5.large'",
  ],
  [
    { ...SYSTEM, gpuSharing: "best-effort" },
    "gpuSharing needs a machine type whose cards can be shared, got 'S5.LARGE8'",
  ],
  [
    { ...SYSTEM, nodeSelector: { a: "b" } },
    "nodeSelector and gpu describe nodes that exist, but the nodes of this pool are made",
  ],
])("fails when it cannot be made, %#", (props, message) => {
  expect(() => synthPool(props)).toThrow(`node pool 'system': ${message} [at test/NodePool-system]`);
});

test("fails when its name is no DNS label", () => {
  expect(() => synthPool({ ...SYSTEM, name: "Big_Pool" })).toThrow(
    "node pool 'Big_Pool': name must be a DNS label that begins with a letter, got 'Big_Pool'",
  );
});

test("has a name the cloud takes, however long environment and pool are", () => {
  const made = synthPool({ ...SYSTEM, name: "a-pool-for-large-models" });
  expect(made["name"]).toMatch(/^tencent-dev-[a-z0-9-]+$/);
  expect(String(made["name"]).length).toBeLessThanOrEqual(25);
});

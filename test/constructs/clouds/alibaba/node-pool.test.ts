import { TerraformStack } from "cdktf";
import { AckNodePool, AckNodePoolProps } from "../../../../constructs/clouds/alibaba/node-pool";
import { GpuRequest, NodePoolProps } from "../../../../constructs/contracts";
import { GPU, SETTINGS, synthAlibaba, SYSTEM } from "../../../support/alibaba";
import { Attributes, onlyResource } from "../../../support/synth";

type PoolProps = Omit<NodePoolProps, "gpuSharing"> & Pick<AckNodePoolProps, "gpuSharing">;

function pool(stack: TerraformStack, props: PoolProps): AckNodePool {
  return new AckNodePool(stack, `NodePool-${props.name}`, {
    ...props,
    settings: SETTINGS,
    clusterId: "c-1",
    subnetIds: ["vsw-n"],
    securityGroupId: "sg-1",
  });
}

function synthPool(props: PoolProps): Attributes {
  return onlyResource(
    synthAlibaba((stack) => void pool(stack, props)),
    "alicloud_cs_kubernetes_node_pool",
  );
}

function resources(props: PoolProps, request: GpuRequest): Readonly<Record<string, string>> {
  let result: Readonly<Record<string, string>> = {};
  synthAlibaba((stack) => {
    result = pool(stack, props).podResources(request);
  });
  return result;
}

test("is a pool of managed nodes with an encrypted disk that has room for images", () => {
  expect(synthPool(SYSTEM)).toMatchObject({
    cluster_id: "c-1",
    node_pool_name: "alibaba-dev-system",
    vswitch_ids: ["vsw-n"],
    security_group_ids: ["sg-1"],
    instance_types: ["ecs.g7.xlarge"],
    instance_charge_type: "PostPaid",
    system_disk_category: "cloud_essd",
    system_disk_size: 200,
    system_disk_encrypted: true,
    labels: [{ key: "sdstack/node-pool", value: "system" }],
    update_nodes: true,
    management: { enable: true, auto_repair: true, max_unavailable: 1 },
  });
});

test("lets nobody log in to its nodes, or read the credentials of their role by accident", () => {
  const made = synthPool(SYSTEM);
  expect(Object.keys(made).filter((name) => /password|key_name|bandwidth/.test(name))).toEqual([]);
  expect(made["instance_metadata_options"]).toEqual({ http_tokens: "required" });
});

test.each<[string, PoolProps]>([
  ["cpu", SYSTEM],
  ["gpu", GPU],
  ["gpushare", { ...GPU, gpuSharing: "fixed-share" }],
])("lets the autoscaler move the number of nodes by %s, and ignores where it moved it", (type, props) => {
  expect(synthPool(props)).toMatchObject({
    scaling_config: { enable: true, min_size: props.minNodes, max_size: props.maxNodes, type },
    lifecycle: { ignore_changes: ["desired_size"] },
  });
  expect(synthPool(props)).not.toHaveProperty("desired_size");
});

test("taints nodes with cards, and nodes without not", () => {
  expect(synthPool(GPU)["taints"]).toEqual([{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" }]);
  expect(synthPool(SYSTEM)).not.toHaveProperty("taints");
});

test.each([
  ["none", { "ack.node.gpu.schedule": "default" }],
  ["best-effort", { "ack.node.gpu.schedule": "cgpu", "ack.node.gpu.placement": "binpack" }],
  ["fixed-share", { "ack.node.gpu.schedule": "core_mem", "ack.node.gpu.placement": "binpack" }],
] as const)("labels nodes that share cards by %s, and with their driver", (gpuSharing, labels) => {
  expect(synthPool({ ...GPU, gpuSharing })["labels"]).toEqual(
    Object.entries({
      "sdstack/node-pool": "gpu",
      ...labels,
      "ack.aliyun.com/nvidia-driver-version": "550.144.03",
    }).map(([key, value]) => ({ key, value })),
  );
});

test("sends pods to its nodes and lets them bear the taint", () => {
  synthAlibaba((stack) => {
    expect(pool(stack, GPU).placement).toEqual({
      nodeSelector: { "sdstack/node-pool": "gpu" },
      tolerations: [{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" }],
    });
    expect(pool(stack, SYSTEM).placement.tolerations).toEqual([]);
  });
});

const SHARED: PoolProps = { ...GPU, gpuSharing: "fixed-share" };
const TWO_CARDS: PoolProps = { ...GPU, instanceType: "ecs.gn7i-c32g1.16xlarge" };
const CORE = "aliyun.com/gpu-core.percentage";
const MEMORY = "aliyun.com/gpu-mem";

test.each<[string, PoolProps, GpuRequest, Record<string, string>]>([
  ["a share of a card", SHARED, { memoryGiB: 10, computePercent: 50 }, { [CORE]: "50", [MEMORY]: "10" }],
  ["any whole percent", SHARED, { memoryGiB: 7, computePercent: 33 }, { [CORE]: "33", [MEMORY]: "7" }],
  [
    "memory alone where compute is not kept apart",
    { ...GPU, gpuSharing: "best-effort" },
    { memoryGiB: 10, computePercent: 50 },
    { [MEMORY]: "10" },
  ],
  ["a whole shared card", SHARED, { wholeCards: 1 }, { [CORE]: "100", [MEMORY]: "22" }],
  ["a whole card", GPU, { wholeCards: 1 }, { "nvidia.com/gpu": "1" }],
  ["several cards", TWO_CARDS, { wholeCards: 2 }, { "nvidia.com/gpu": "2" }],
])("gives %s exactly", (_title, props, request, expected) => {
  expect(resources(props, request)).toEqual(expected);
});

test.each<[PoolProps, GpuRequest, string]>([
  [SHARED, { memoryGiB: 10, computePercent: 0 }, "computePercent must be from 1 to 100 in steps of 1, got 0"],
  [
    SHARED,
    { memoryGiB: 10, computePercent: 50.5 },
    "computePercent must be from 1 to 100 in steps of 1, got 50.5",
  ],
  [
    SHARED,
    { memoryGiB: 23, computePercent: 50 },
    "memoryGiB must be a whole number from 1 to 22, which is what pods get of one A10, got 23",
  ],
  [
    { ...TWO_CARDS, gpuSharing: "fixed-share" },
    { wholeCards: 2 },
    "pool 'gpu' shares its cards, so a pod gets one of them at most: wholeCards must be 1, got 2",
  ],
  [
    GPU,
    { memoryGiB: 10, computePercent: 50 },
    "pool 'gpu' gives whole cards only: ask for wholeCards, or set gpuSharing; got a share of 10 GiB",
  ],
])("fails when it cannot give exactly what is asked, %#", (props, request, message) => {
  expect(() => resources(props, request)).toThrow(`${message} [at test/NodePool-gpu]`);
});

test.each<[PoolProps, string]>([
  [
    { ...SYSTEM, instanceType: "S5.LARGE8" },
    "instanceType must be a machine type of which Alibaba Cloud makes nodes, got 'S5.LARGE8'",
  ],
  [
    { ...SYSTEM, gpuSharing: "fixed-share" },
    "gpuSharing needs a machine type whose cards can be shared, got 'ecs.g7.xlarge'",
  ],
])("fails when it cannot be made, %#", (props, message) => {
  expect(() => synthPool(props)).toThrow(`node pool 'system': ${message} [at test/NodePool-system]`);
});

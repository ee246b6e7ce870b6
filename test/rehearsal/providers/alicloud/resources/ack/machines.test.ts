import { ackAllocatable } from "../../../../../../catalog/alibaba/allocatable";
import { alibabaInstanceType } from "../../../../../../catalog/alibaba/instance-types";
import { machineType, nodeOf } from "../../../../../../rehearsal/providers/alicloud/resources/ack/machines";

const MACHINE = {
  name: "cn-hangzhou.10.0.0.7",
  region: "cn-hangzhou",
  zone: "cn-hangzhou-i",
  clusterId: "c1",
  poolId: "np1",
  labels: { "ack.node.gpu.schedule": "cgpu" },
  taints: [],
  systemDiskGiB: 200,
  autoscaled: false,
  sharesCards: true,
};
const TWO_A10 = "ecs.gn7i-c32g1.16xlarge";
const cards = (more: Partial<typeof MACHINE> & { readonly labels?: object }, instanceType = TWO_A10) => {
  const { allocatable } = nodeOf({ ...MACHINE, ...more, instanceType });
  return Object.fromEntries(Object.entries(allocatable).filter(([name]) => name.includes("/")));
};
const mode = (name: string) => ({ labels: { "ack.node.gpu.schedule": name } });

describe("a machine type", () => {
  it("is the catalog's when the catalog knows it", () => {
    expect(machineType("ecs.gn7i-c8g1.2xlarge")).toMatchObject({
      vcpu: 8,
      gpu: { model: "A10", perNode: 1 },
    });
  });

  it("is guessed from its name when the catalog does not, without cards", () => {
    expect(machineType("ecs.g99.2xlarge")).toMatchObject({ vcpu: 8, memoryGiB: 32 });
    expect(machineType("ecs.c99x.large")).toMatchObject({ vcpu: 2, memoryGiB: 4 });
    expect(machineType("ecs.r99.xlarge").gpu).toBeUndefined();
  });

  it.each(["huge", "ecs.g7", "S5.LARGE8", "ecs.zz1.large"])(
    "fails when its name says nothing: %s",
    (name) => {
      expect(() => machineType(name)).toThrow(`The instance type \`${name}\` does not exist.`);
    },
  );
});

describe("a node", () => {
  it("has as much for pods as the catalog says, to the last MiB and the last thousandth of a CPU", () => {
    const { milliCpu, memoryMiB } = ackAllocatable(alibabaInstanceType(TWO_A10)!);
    const { allocatable } = nodeOf({ ...MACHINE, instanceType: TWO_A10 });
    expect(allocatable).toMatchObject({ cpu: `${milliCpu}m`, memory: `${memoryMiB}Mi` });
  });

  it.each([
    ["share", { "aliyun.com/gpu-mem": "44" }],
    ["cgpu", { "aliyun.com/gpu-mem": "44" }],
    ["core_mem", { "aliyun.com/gpu-mem": "44", "aliyun.com/gpu-core.percentage": "200" }],
    ["default", { "nvidia.com/gpu": "2" }],
    ["topology", { "nvidia.com/gpu": "2" }],
  ])("gives its cards as its label %s says", (name, expected) => {
    expect(cards(mode(name))).toEqual(expected);
  });

  it("gives whole cards when nobody says, and when the cluster cannot share them", () => {
    expect(cards({ labels: {} as never })).toEqual({ "nvidia.com/gpu": "2" });
    expect(cards({ sharesCards: false })).toEqual({ "nvidia.com/gpu": "2" });
  });

  it("has no cards when its machine has none, whatever its label says", () => {
    expect(cards({}, "ecs.g7.2xlarge")).toEqual({});
  });

  it("says of what cluster, pool, zone and machine it is, and how many cards it has", () => {
    expect(nodeOf({ ...MACHINE, autoscaled: true, instanceType: TWO_A10 }).labels).toMatchObject({
      "ack.aliyun.com": "c1",
      "alibabacloud.com/nodepool-id": "np1",
      "aliyun.accelerator/nvidia_count": "2",
      "aliyun.accelerator/nvidia_name": "NVIDIA-A10",
      "k8s.aliyun.com": "true",
      "node.kubernetes.io/instance-type": TWO_A10,
      "topology.kubernetes.io/zone": "cn-hangzhou-i",
    });
  });
});

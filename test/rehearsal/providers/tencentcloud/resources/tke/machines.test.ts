import { tkeAllocatable } from "../../../../../../catalog/tencent/allocatable";
import { tencentInstanceType } from "../../../../../../catalog/tencent/instance-types";
import {
  machineType,
  nodeOf,
} from "../../../../../../rehearsal/providers/tencentcloud/resources/tke/machines";

const MACHINE = {
  name: "np-1-a",
  region: "ap-guangzhou",
  zone: "ap-guangzhou-6",
  poolId: "np-1",
  labels: { "tke.cloud.tencent.com/qgpu-schedule-policy": "fixed-share" },
  taints: [],
  systemDiskGiB: 100,
  sharesCards: true,
};

describe("a machine type", () => {
  it("is the catalog's when the catalog knows it", () => {
    expect(machineType("PNV4.7XLARGE116")).toMatchObject({
      vcpu: 28,
      memoryGiB: 116,
      gpu: { model: "A10", perNode: 1 },
    });
  });

  it("is guessed from its name when the catalog does not", () => {
    expect(machineType("XY9.LARGE8")).toMatchObject({ vcpu: 4, memoryGiB: 8 });
    expect(machineType("XY9.4XLARGE32")).toMatchObject({ vcpu: 16, memoryGiB: 32 });
    expect(machineType("XY9.MEDIUM4")).toMatchObject({ vcpu: 2, memoryGiB: 4 });
  });

  it("fails when its name says nothing", () => {
    expect(() => machineType("huge")).toThrow("The instance type `huge` does not exist.");
  });
});

describe("a node", () => {
  it("has as much for pods as the catalog says, to the last MiB and the last thousandth of a CPU", () => {
    const { milliCpu, memoryMiB } = tkeAllocatable(tencentInstanceType("PNV4.7XLARGE116")!);
    const { allocatable } = nodeOf({ ...MACHINE, instanceType: "PNV4.7XLARGE116" });
    expect(allocatable).toMatchObject({ cpu: `${milliCpu}m`, memory: `${memoryMiB}Mi` });
  });

  it("has shares of all its cards when they are shared", () => {
    const { allocatable } = nodeOf({ ...MACHINE, instanceType: "PNV4.14XLARGE232" });
    expect(allocatable["tke.cloud.tencent.com/qgpu-core"]).toBe("200");
    expect(allocatable["tke.cloud.tencent.com/qgpu-memory"]).toBe("44");
  });

  it("has no cards when its machine has none", () => {
    const { capacity } = nodeOf({ ...MACHINE, instanceType: "S5.LARGE8" });
    expect(Object.keys(capacity).sort()).toEqual(["cpu", "ephemeral-storage", "memory"]);
  });
});

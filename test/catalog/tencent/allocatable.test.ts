import { tkeAllocatable } from "../../../catalog/tencent/allocatable";
import { tencentInstanceType, TENCENT_INSTANCE_TYPE_NAMES } from "../../../catalog/tencent/instance-types";

describe("what pods can get of a node of TKE", () => {
  test.each([
    ["S5.SMALL1", 940, 768],
    ["S5.LARGE8", 3920, 6348],
    ["PNV4.7XLARGE116", 27860, 109977],
    ["PNV4.14XLARGE232", 55790, 225894],
  ])("is of %s %d thousandths of a CPU and %d MiB", (name, milliCpu, memoryMiB) => {
    expect(tkeAllocatable(tencentInstanceType(name)!)).toEqual({ milliCpu, memoryMiB });
  });

  test("is less than the machine has, and at least half of it, whatever the machine", () => {
    for (const name of TENCENT_INSTANCE_TYPE_NAMES) {
      const { vcpu, memoryGiB } = tencentInstanceType(name)!;
      const { milliCpu, memoryMiB } = tkeAllocatable({ vcpu, memoryGiB });
      expect(milliCpu).toBeLessThan(vcpu * 1000);
      expect(milliCpu).toBeGreaterThan(vcpu * 500);
      expect(memoryMiB).toBeLessThan(memoryGiB * 1024);
      expect(memoryMiB).toBeGreaterThan(memoryGiB * 512);
    }
  });
});

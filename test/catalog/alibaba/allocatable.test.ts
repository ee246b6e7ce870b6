import { ackAllocatable } from "../../../catalog/alibaba/allocatable";
import { ALIBABA_INSTANCE_TYPES, alibabaInstanceType } from "../../../catalog/alibaba/instance-types";

describe("what pods can get of a node of ACK", () => {
  test.each([
    ["ecs.g7.xlarge", 3900, 13013],
    ["ecs.g7.large", 1950, 5844],
    ["ecs.gn7i-c16g1.4xlarge", 15600, 58069],
    ["ecs.gn7i-c32g1.32xlarge", 125600, 766677],
  ])("is of %s %d thousandths of a CPU and %d MiB", (name, milliCpu, memoryMiB) => {
    expect(ackAllocatable(alibabaInstanceType(name)!)).toEqual({ milliCpu, memoryMiB });
  });

  test("is less than the machine has, and at least half of it, whatever the machine", () => {
    for (const name of ALIBABA_INSTANCE_TYPES.names) {
      const { vcpu, memoryGiB } = alibabaInstanceType(name)!;
      const { milliCpu, memoryMiB } = ackAllocatable({ vcpu, memoryGiB });
      expect(milliCpu).toBeLessThan(vcpu * 1000);
      expect(milliCpu).toBeGreaterThan(vcpu * 500);
      expect(memoryMiB).toBeLessThan(memoryGiB * 1024);
      expect(memoryMiB).toBeGreaterThan(memoryGiB * 512);
    }
  });
});

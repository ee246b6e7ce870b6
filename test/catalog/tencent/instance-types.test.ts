import { TENCENT_INSTANCE_TYPE_NAMES, tencentInstanceType } from "../../../catalog/tencent/instance-types";

describe("tencentInstanceType", () => {
  test.each([
    ["S5.SMALL1", 1, 1],
    ["S5.LARGE8", 4, 8],
    ["S5.2XLARGE16", 8, 16],
    ["S5.21XLARGE320", 84, 320],
    ["SA5.MEDIUM4", 2, 4],
    ["S6.LARGE16", 4, 16],
  ])("knows that %s has %d CPUs and %d GiB, and no card", (name, vcpu, memoryGiB) => {
    expect(tencentInstanceType(name)).toEqual({ name, vcpu, memoryGiB, managedPool: true, shareable: false });
  });

  test.each([
    ["PNV4.7XLARGE116", 28, 116, "A10", 24, 1, true],
    ["PNV4.56XLARGE932", 224, 932, "A10", 24, 8, true],
    ["GN7.20XLARGE320", 80, 320, "T4", 16, 4, true],
    ["GN7.LARGE20", 4, 20, "T4", 4, 1, false],
    ["GN7.2XLARGE40", 10, 40, "T4", 8, 1, false],
    ["GN10X.2XLARGE40", 8, 40, "V100", 32, 1, true],
    ["GN10Xp.2XLARGE40", 10, 40, "V100", 32, 1, true],
    ["GT4.20XLARGE474", 82, 474, "A100", 40, 4, true],
    ["PNV5b.8XLARGE96", 32, 96, "PNV5b", 48, 1, true],
  ])("knows the cards of %s", (name, vcpu, memoryGiB, model, cardGiB, perNode, shareable) => {
    expect(tencentInstanceType(name)).toEqual({
      name,
      vcpu,
      memoryGiB,
      gpu: { model, memoryGiB: cardGiB, perNode },
      managedPool: true,
      shareable,
    });
  });

  test("does not know a type that nobody sells", () => {
    expect(tencentInstanceType("S5.LARGE9")).toBeUndefined();
    expect(tencentInstanceType("toString")).toBeUndefined();
  });

  test("lists each name once", () => {
    expect(new Set(TENCENT_INSTANCE_TYPE_NAMES).size).toBe(TENCENT_INSTANCE_TYPE_NAMES.length);
    expect(TENCENT_INSTANCE_TYPE_NAMES.length).toBeGreaterThan(100);
  });
});

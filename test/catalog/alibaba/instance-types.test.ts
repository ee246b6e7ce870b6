import { ALIBABA_INSTANCE_TYPES, alibabaInstanceType } from "../../../catalog/alibaba/instance-types";

describe("alibabaInstanceType", () => {
  test.each([
    ["ecs.g7.large", 2, 8],
    ["ecs.g7.xlarge", 4, 16],
    ["ecs.c7.3xlarge", 12, 24],
    ["ecs.r8i.16xlarge", 64, 512],
    ["ecs.u1-c1m4.2xlarge", 8, 32],
  ])("knows that %s has %d CPUs and %d GiB, and no card", (name, vcpu, memoryGiB) => {
    expect(alibabaInstanceType(name)).toEqual({ name, vcpu, memoryGiB, managedPool: true, shareable: false });
  });

  test.each([
    ["ecs.gn6i-c4g1.xlarge", 4, 15, "T4", 16, 1],
    ["ecs.gn7i-c16g1.4xlarge", 16, 60, "A10", 24, 1],
    ["ecs.gn7i-c32g1.32xlarge", 128, 752, "A10", 24, 4],
    ["ecs.gn7e-c16g1.8xlarge", 32, 250, "A100", 80, 2],
    ["ecs.gn8is-4x.16xlarge", 64, 512, "L20", 48, 4],
  ])("knows the cards of %s", (name, vcpu, memoryGiB, model, cardGiB, perNode) => {
    expect(alibabaInstanceType(name)).toEqual({
      name,
      vcpu,
      memoryGiB,
      gpu: { model, memoryGiB: cardGiB, perNode },
      managedPool: true,
      shareable: true,
    });
  });

  test("does not know a type that nobody sells", () => {
    expect(alibabaInstanceType("ecs.g7.5xlarge")).toBeUndefined();
    expect(alibabaInstanceType("toString")).toBeUndefined();
  });

  test("lists each name once", () => {
    const { names } = ALIBABA_INSTANCE_TYPES;
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(100);
  });
});

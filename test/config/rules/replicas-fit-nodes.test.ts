import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tkeAllocatable } from "../../../catalog/tencent/allocatable";
import { tencentInstanceType } from "../../../catalog/tencent/instance-types";
import { readEnvironmentText } from "../../../config";
import { cpuCount } from "../../../config/rules/replicas-fit-nodes";

const DESIGN = readFileSync(join(__dirname, "..", "good", "design-example.yaml"), "utf8");

function messages(...edits: readonly (readonly [string, string])[]): string[] {
  const text = edits.reduce((rest, [from, to]) => rest.replace(from, to), DESIGN);
  return readEnvironmentText(text, "tencent-dev.yaml").problems.map(({ message }) => message);
}

describe("the largest number of replicas", () => {
  test("may be what shares, cards and nodes make together", () => {
    const smaller = ["memoryGiB: 10, computePercent: 50", "memoryGiB: 8, computePercent: 30"] as const;
    expect(messages(["max: 8", "max: 8"])).toEqual([]);
    expect(messages(["PNV4.7XLARGE116", "PNV4.28XLARGE466"], ["max: 8", "max: 32"])).toEqual([]);
    expect(messages(smaller, ["max: 8", "max: 8"])).toEqual([]);
  });

  test("fails when memory of the card, not compute, is the limit", () => {
    expect(messages(["memoryGiB: 10, computePercent: 50", "memoryGiB: 12, computePercent: 25"])).toEqual([
      "expected at most 4, since a node of pool gpu has cards for 1 replica, got 8; line 9 says max: 4",
    ]);
  });

  test("fails when CPUs or main memory of a node are the limit", () => {
    const cpu = ["model: sdxl", `model: sdxl\n  resources: { cpu: "20" }`] as const;
    expect(messages(cpu)).toEqual([
      "expected at most 4, since a node of pool gpu has CPUs for 1 replica, got 8; line 9 says max: 4",
    ]);
    const memory = ["model: sdxl", "model: sdxl\n  resources: { memoryGiB: 60 }"] as const;
    expect(messages(memory)).toEqual([
      "expected at most 4, since a node of pool gpu has main memory for 1 replica, got 8; line 9 says max: 4",
    ]);
  });

  // So do the nodes of the rehearsal, as tests of its machines say.
  test("agrees with the catalog to the last MiB and the last thousandth of a CPU", () => {
    const { milliCpu, memoryMiB } = tkeAllocatable(tencentInstanceType("PNV4.7XLARGE116")!);
    const asking = (cpu: string, memoryGiB: number) =>
      messages(["model: sdxl", `model: sdxl\n  resources: { cpu: "${cpu}", memoryGiB: ${memoryGiB} }`]);
    const halfMilliCpu = Math.floor(milliCpu / 2);
    const halfGiB = Math.floor(memoryMiB / 1024 / 2);
    expect(asking(`${halfMilliCpu}m`, halfGiB)).toEqual([]);
    expect(asking(`${halfMilliCpu + 1}m`, halfGiB)).toEqual([
      "expected at most 4, since a node of pool gpu has CPUs for 1 replica, got 8; line 9 says max: 4",
    ]);
    expect(asking(`${halfMilliCpu}m`, halfGiB + 1)).toEqual([
      "expected at most 4, since a node of pool gpu has main memory for 1 replica, got 8; line 9 says max: 4",
    ]);
  });

  test("counts whole cards", () => {
    const whole = ["memoryGiB: 10, computePercent: 50", "wholeCards: 2"] as const;
    expect(messages(["PNV4.7XLARGE116", "PNV4.28XLARGE466"], whole)).toEqual([]);
    expect(messages(["PNV4.7XLARGE116", "PNV4.28XLARGE466"], whole, ["max: 8", "max: 9"])).toEqual([
      "expected at most 8, since a node of pool gpu has cards for 2 replicas, got 9; line 9 says max: 4",
    ]);
  });
});

describe("cpuCount", () => {
  test.each([
    ["4", 4],
    ["0.5", 0.5],
    ["500m", 0.5],
  ])("reads %s as %d", (quantity, count) => {
    expect(cpuCount(quantity)).toBe(count);
  });
});

import { gpuCard, mostMigSlices } from "../../catalog/gpu-slices";

const card = (model: string, memoryGiB: number) => ({ model, memoryGiB, perNode: 1 });

describe("slices of a card", () => {
  test.each([
    ["A100", 80, "1g.10gb", 10, 14],
    ["A100", 40, "3g.20gb", 20, 42],
    ["A30", 24, "1g.6gb", 6, 25],
    ["H200", 141, "7g.141gb", 141, 100],
  ])(
    "of %s with %d GiB by the profile %s have its memory and compute",
    (model, size, profile, memory, percent) => {
      const { slices } = gpuCard({ ...card(model, size), slices: { kind: "mig", profile, perCard: 1 } });
      expect(slices).toEqual({
        kind: "mig",
        perCard: 1,
        resource: `nvidia.com/mig-${profile}`,
        memoryGiB: memory,
        computePercent: percent,
      });
    },
  );

  test("by time have an equal part of memory and compute, as nothing else keeps them apart", () => {
    const slices = { kind: "time", perCard: 5, resource: "nvidia.com/gpu.shared" } as const;
    expect(gpuCard({ ...card("RTX 4090", 24), slices }).slices).toEqual({
      ...slices,
      memoryGiB: 4,
      computePercent: 20,
    });
  });

  test("have the resource that the device plugin is told to use", () => {
    const slices = { kind: "mig", profile: "1g.10gb", perCard: 7, resource: "nvidia.com/gpu" } as const;
    expect(gpuCard({ ...card("A100", 80), slices }).slices?.resource).toBe("nvidia.com/gpu");
  });

  test("are none of a card that is not cut", () => {
    expect(gpuCard(card("A10", 24))).toEqual(card("A10", 24));
  });
});

// What NVIDIA's guide lists for these cards.
test.each([
  ["A100", 80, "1g.10gb", 7],
  ["A100", 80, "1g.20gb", 4],
  ["A100", 80, "2g.20gb", 3],
  ["A100", 80, "3g.40gb", 2],
  ["A100", 80, "4g.40gb", 1],
  ["A100", 40, "7g.40gb", 1],
  ["A30", 24, "1g.6gb", 4],
  ["A30", 24, "2g.12gb", 2],
  ["H200", 141, "3g.71gb", 2],
  ["A100", 40, "7g.80gb", 0],
])("one %s of %d GiB has room for the profile %s %d times", (model, memoryGiB, profile, count) => {
  expect(mostMigSlices(card(model, memoryGiB), profile)).toBe(count);
});

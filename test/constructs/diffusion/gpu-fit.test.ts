import fc from "fast-check";
import { GpuCard } from "../../../constructs/contracts";
import { describeRequest, replicasPerNode } from "../../../constructs/diffusion/gpu-fit";

const A10: GpuCard = { model: "A10", memoryGiB: 24, perNode: 2 };

describe("how many replicas a node holds", () => {
  test.each([
    [{ memoryGiB: 10, computePercent: 50 }, 4],
    [{ memoryGiB: 10, computePercent: 30 }, 4],
    [{ memoryGiB: 5, computePercent: 50 }, 4],
    [{ memoryGiB: 24, computePercent: 100 }, 2],
    [{ memoryGiB: 25, computePercent: 10 }, 0],
    [{ wholeCards: 1 }, 2],
    [{ wholeCards: 2 }, 1],
    [{ wholeCards: 3 }, 0],
  ])("%j is %i", (request, replicas) => {
    expect(replicasPerNode(A10, request)).toBe(replicas);
  });

  test("never promises more memory or compute than there is", () => {
    const share = fc.record({
      memoryGiB: fc.integer({ min: 1, max: 48 }),
      computePercent: fc.integer({ min: 5, max: 100 }),
    });
    fc.assert(
      fc.property(share, (request) => {
        const replicas = replicasPerNode({ ...A10, perNode: 1 }, request);
        expect(replicas * request.memoryGiB).toBeLessThanOrEqual(A10.memoryGiB);
        expect(replicas * request.computePercent).toBeLessThanOrEqual(100);
      }),
    );
  });

  test("a request is named in words", () => {
    expect(describeRequest({ wholeCards: 1 })).toBe("1 whole card");
    expect(describeRequest({ wholeCards: 2 })).toBe("2 whole cards");
    expect(describeRequest({ memoryGiB: 8, computePercent: 30 })).toBe("8 GiB and 30 % of a card");
  });
});

import fc from "fast-check";
import { contains, isAligned, overlaps, readRange } from "../../../../rehearsal/providers/cloud/addresses";

describe("a range of addresses", () => {
  it("is read from CIDR notation", () => {
    expect(readRange("10.0.0.0/24")).toEqual({ first: 10 * 2 ** 24, size: 256 });
    expect(readRange("0.0.0.0/0")).toEqual({ first: 0, size: 2 ** 32 });
  });

  it("is none when it is something else", () => {
    expect(["", "10.0.0.0", "10.0.0.0/33", "fd00::/8", "x/8"].map(readRange)).toEqual(
      Array(5).fill(undefined),
    );
  });

  it("begins where its mask says", () => {
    expect([isAligned("10.0.16.0/20"), isAligned("10.0.8.0/20")]).toEqual([true, false]);
  });

  it("overlaps with whatever it contains or is contained in, and nothing else", () => {
    const cidr = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 24 }));
    fc.assert(
      fc.property(cidr, cidr, ([octetA, prefixA], [octetB, prefixB]) => {
        const a = readRange(`10.${octetA}.0.0/${prefixA}`)!;
        const b = readRange(`10.${octetB}.0.0/${prefixB}`)!;
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
      }),
    );
  });
});

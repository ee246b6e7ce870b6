import fc from "fast-check";
import { addQuantities, canonicalQuantity, nanoOf } from "../../../../../rehearsal/cluster/memory";

describe("quantities", () => {
  test.each([
    ["0.5", "500m"],
    ["1024Mi", "1Gi"],
    ["0.5Gi", "512Mi"],
    ["1.5Gi", "1536Mi"],
    ["4000", "4k"],
    ["1000m", "1"],
    ["8589934592", "8589934592"],
    ["1e9", "1e9"],
    ["0", "0"],
    ["100Mi", "100Mi"],
    ["512", "512"],
    ["0.5Ki", "512"],
    ["-1500m", "-1500m"],
    ["1.5", "1500m"],
    ["0.0000000001", "1n"],
    ["2T", "2T"],
    ["1E3", "1e3"],
  ])("%s is spelled %s", (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical);
  });

  test.each(["16GB", "", "x", "1.2.3", "1 Gi", "Ki", "1e"])("%j is none", (text) => {
    expect(canonicalQuantity(text)).toBeUndefined();
  });

  test("keep their amount when they are respelled, and are respelled only once", () => {
    const suffix = fc.constantFrom("", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e3");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), suffix, (number, unit) => {
        const text = `${number}${unit}`;
        const canonical = canonicalQuantity(text) ?? "";
        expect(nanoOf(canonical)).toBe(nanoOf(text));
        expect(canonicalQuantity(canonical)).toBe(canonical);
      }),
    );
  });

  test("add up", () => {
    expect(addQuantities("500m", "1500m")).toBe("2");
    expect(addQuantities(undefined, "1Gi")).toBe("1Gi");
    expect(addQuantities("1Gi", "512Mi")).toBe("1536Mi");
  });
});

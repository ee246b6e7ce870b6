import { CATALOGS } from "../../catalog";
import { CITIES, regionOf } from "../../catalog/cities";
import { CLOUD_KINDS } from "../../constructs/contracts/cloud-kind";

describe("CITIES", () => {
  test.each(CLOUD_KINDS)("names regions that %s has, each once", (kind) => {
    const named = CITIES.flatMap(({ regions }) => regions[kind] ?? []);
    const known = [...(CATALOGS[kind].zones?.keys() ?? [])];
    expect(named.filter((region) => !known.includes(region))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });
});

describe("regionOf", () => {
  test("finds nothing where the other cloud has no region in the city", () => {
    expect(regionOf("local", { kind: "tencent", region: "ap-shanghai" })).toBeUndefined();
    expect(regionOf("tencent", { kind: "tencent", region: "ap-nowhere" })).toBeUndefined();
  });

  test("finds the region in the same city", () => {
    expect(regionOf("tencent", { kind: "tencent", region: "ap-shanghai" })).toBe("ap-shanghai");
  });
});

import { CATALOGS, MODEL_NAMES, MODELS, sharesPerCard } from "../../catalog";
import { CGPU } from "../../catalog/alibaba/card-sharing";
import { alibabaKubernetesVersion } from "../../catalog/alibaba/kubernetes-versions";
import { tencentKubernetesVersion } from "../../catalog/tencent/kubernetes-versions";
import { QGPU } from "../../catalog/tencent/card-sharing";
import { CLOUD_KINDS } from "../../constructs/contracts/cloud-kind";

const A10 = { model: "A10", memoryGiB: 24, perNode: 1 };

describe("the catalog", () => {
  test("has a page for every kind of cloud", () => {
    expect(Object.keys(CATALOGS).sort()).toEqual([...CLOUD_KINDS].sort());
  });

  test.each([
    ["tencent", "ap-guangzhou", "ap-guangzhou-7"],
    ["alibaba", "cn-hangzhou", "cn-hangzhou-j"],
    ["alibaba", "ap-southeast-1", "ap-southeast-1a"],
  ] as const)("knows zones of %s by region, each named after it", (kind, known, zone) => {
    const zones = CATALOGS[kind].zones!;
    expect(zones.get(known)).toContain(zone);
    for (const [region, names] of zones) {
      expect(names).not.toEqual([]);
      expect(names.filter((name) => !/^-?[a-z0-9]$/.test(name.slice(region.length)))).toEqual([]);
      expect(names.filter((name) => !name.startsWith(region))).toEqual([]);
    }
  });

  test("gives each cloud that makes networks a default one that keeps to its own limits", () => {
    const rules = Object.values(CATALOGS).flatMap(({ network }) => network ?? []);
    expect(rules).toContainEqual(expect.objectContaining({ defaultCidr: "10.0.0.0/16" }));
    for (const { defaultCidr, networkPrefix, servicePrefix } of rules) {
      const prefix = Number(defaultCidr.split("/")[1]);
      expect(prefix).toBeGreaterThanOrEqual(networkPrefix.least);
      expect(prefix).toBeLessThanOrEqual(networkPrefix.most);
      expect(servicePrefix.least).toBeLessThan(servicePrefix.most);
    }
    expect(CATALOGS.local.network).toBeUndefined();
  });

  test.each(["tencent", "alibaba"] as const)(
    "prices only machine types of %s it knows, above zero, each with a source and a day",
    (kind) => {
      const { prices: known, instanceTypes } = CATALOGS[kind];
      const prices = [...known!];
      expect(prices.length).toBeGreaterThan(10);
      expect(prices.filter(([name]) => instanceTypes?.find(name) === undefined)).toEqual([]);
      for (const [, { hourly, source, readOn }] of prices) {
        expect(hourly).toBeGreaterThan(0);
        expect(source).not.toBe("");
        expect(readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    },
  );

  test("has no price for most machine types, rather than zero", () => {
    expect(CATALOGS.tencent.prices!.get("S6.LARGE8")).toBeUndefined();
  });

  test("gives the full version of Kubernetes for a minor one", () => {
    expect(tencentKubernetesVersion("1.34")).toBe("1.34.1");
    expect(tencentKubernetesVersion("1.33")).toBeUndefined();
    expect(alibabaKubernetesVersion("1.34")).toBe("1.34.1-aliyun.1");
    for (const { kubernetesVersions } of Object.values(CATALOGS)) {
      for (const [minor, full] of kubernetesVersions ?? []) expect(full.startsWith(`${minor}.`)).toBe(true);
    }
  });

  test("says of every model what it needs and where that is from", () => {
    for (const name of MODEL_NAMES) {
      expect(MODELS[name]).toMatchObject({ name, source: expect.stringMatching(/./) });
      expect(MODELS[name].minGpuMemoryGiB).toBeGreaterThan(0);
    }
  });
});

describe("sharing a card", () => {
  test("gives pods less memory than the card is sold with", () => {
    expect(QGPU.allocatableMemoryGiB({ model: "L20", memoryGiB: 48, perNode: 1 })).toBe(44);
    expect(QGPU.allocatableMemoryGiB(A10)).toBe(22);
    expect(CGPU.allocatableMemoryGiB(A10)).toBe(22);
    expect(CGPU.allocatableMemoryGiB({ model: "T4", memoryGiB: 16, perNode: 1 })).toBe(14);
  });

  test("is limited by compute, by memory, and by number, whichever is least", () => {
    expect(sharesPerCard(QGPU, A10, 10, 50)).toBe(2);
    expect(sharesPerCard(QGPU, A10, 10, 5)).toBe(2);
    expect(sharesPerCard(QGPU, A10, 1, 30)).toBe(3);
    expect(sharesPerCard(QGPU, A10, 1, 5)).toBe(16);
    expect(sharesPerCard(QGPU, A10, 23, 100)).toBe(0);
  });
});

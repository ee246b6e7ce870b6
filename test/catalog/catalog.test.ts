import { CATALOGS, MODEL_NAMES, MODELS, sharesPerCard } from "../../catalog";
import { tencentInstanceType } from "../../catalog/tencent/instance-types";
import { tencentKubernetesVersion } from "../../catalog/tencent/kubernetes-versions";
import { QGPU } from "../../catalog/tencent/qgpu";
import { CLOUD_KINDS } from "../../constructs/contracts/cloud-kind";

const A10 = { model: "A10", memoryGiB: 24, perNode: 1 };

describe("the catalog", () => {
  test("has a page for every kind of cloud", () => {
    expect(Object.keys(CATALOGS).sort()).toEqual([...CLOUD_KINDS].sort());
  });

  test("knows zones by region, each named after it", () => {
    const zones = CATALOGS.tencent.zones!;
    expect(zones.get("ap-guangzhou")).toContain("ap-guangzhou-7");
    for (const [region, names] of zones) {
      expect(names.filter((name) => !name.startsWith(`${region}-`))).toEqual([]);
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

  test("prices only machine types it knows, above zero, each with a source and a day", () => {
    const prices = [...CATALOGS.tencent.prices!];
    expect(prices.filter(([name]) => tencentInstanceType(name) === undefined)).toEqual([]);
    for (const [, { hourly, source, readOn }] of prices) {
      expect(hourly).toBeGreaterThan(0);
      expect(source).not.toBe("");
      expect(readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test("has no price for most machine types, rather than zero", () => {
    expect(CATALOGS.tencent.prices!.get("S6.LARGE8")).toBeUndefined();
  });

  test("gives the full version of Kubernetes for a minor one", () => {
    expect(tencentKubernetesVersion("1.34")).toBe("1.34.1");
    expect(tencentKubernetesVersion("1.33")).toBeUndefined();
    for (const [minor, full] of CATALOGS.tencent.kubernetesVersions!) {
      expect(full.startsWith(`${minor}.`)).toBe(true);
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
  });

  test("is limited by compute, by memory, and by number, whichever is least", () => {
    expect(sharesPerCard(QGPU, A10, 10, 50)).toBe(2);
    expect(sharesPerCard(QGPU, A10, 10, 5)).toBe(2);
    expect(sharesPerCard(QGPU, A10, 1, 30)).toBe(3);
    expect(sharesPerCard(QGPU, A10, 1, 5)).toBe(16);
    expect(sharesPerCard(QGPU, A10, 23, 100)).toBe(0);
  });
});

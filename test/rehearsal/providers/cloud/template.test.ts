import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { UNKNOWN } from "../../../../rehearsal/plugin/value";
import { SimulatedCloud } from "../../../../rehearsal/providers/cloud/simulated-cloud";
import { fill, newIdFrom } from "../../../../rehearsal/providers/cloud/template";
import { createWorld } from "../../../../rehearsal/world/world";

const cloud = () =>
  new SimulatedCloud(createWorld({ controlPlane: memoryControlPlane() }), { name: "toy", region: "moon-1" });
const source = (resource = {}, made = cloud()) => ({
  ...{ cloud: made, typeName: "toy_thing", resource, words: { separator: ":", tokens: { now: "noon" } } },
});

describe("an id", () => {
  it.each([
    ["vpc-{8}", /^vpc-[a-z0-9]{8}$/],
    ["c{hex:32}", /^c[0-9a-f]{32}$/],
    ["{digits:6}", /^[1-9]\d{5}$/],
    ["{uuid}", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/],
    ["{cluster_id}:np{hex:8}", /^c1:np[0-9a-f]{8}$/],
    ["{cluster_id}:{name}", /^c1:pool$/],
  ])("is made from %s", (template, expected) => {
    expect(newIdFrom(template, source({ cluster_id: "c1", name: "pool" }))).toMatch(expected);
  });

  it("is another for a second thing that is made of the same", () => {
    const made = cloud();
    const [first, second] = [1, 2].map(() => newIdFrom("vpc-{8}", source({ name: "a" }, made)));
    expect(first).not.toBe(second);
    expect(newIdFrom("vpc-{8}", source({ name: "a" }))).toBe(first);
  });

  it("fails when a template has two fresh parts", () => {
    expect(() => newIdFrom("{8}-{8}", source())).toThrow("an id has one fresh part");
  });
});

describe("a computed value", () => {
  it("is filled from the resource, its joined id, the region and the cloud's words", () => {
    const resource = { id: "a:b", size: 3, name: "x" };
    expect(
      fill({ own: "{size}", part: "{id:1}", all: ["{region}.{name}", "{now}"] }, source(resource)),
    ).toEqual({
      ...{ own: 3, part: "b", all: ["moon-1.x", "noon"] },
    });
  });

  it("is empty where nobody said anything", () => {
    expect(fill("{name}", source({ name: UNKNOWN }))).toBe("");
    expect(fill("{name}-{id:4}", source({ id: "a" }))).toBe("-");
  });
});

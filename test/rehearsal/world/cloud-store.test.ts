import * as fc from "fast-check";
import { UNKNOWN } from "../../../rehearsal/plugin/value";
import { CloudStore } from "../../../rehearsal/world/cloud-store";

const vpc = { cloud: "north", type: "vpc", prefix: "vpc-" };

describe("the cloud store", () => {
  it("gives out the same ids for the same calls, and never one twice", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", undefined), { maxLength: 20 }), (seeds) => {
        const [one, two] = [new CloudStore(), new CloudStore()];
        const ids = seeds.map((seed) => one.newId({ ...vpc, seed }));
        expect(seeds.map((seed) => two.newId({ ...vpc, seed }))).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^vpc-[0-9a-z]{8}$/);
      }),
    );
  });

  it("derives ids from their seeds, whatever the order", () => {
    const [one, two] = [new CloudStore(), new CloudStore()];
    const a = one.newId({ ...vpc, seed: "a" });
    const b = one.newId({ ...vpc, seed: "b" });

    expect(two.newId({ ...vpc, seed: "b" })).toBe(b);
    expect(two.newId({ ...vpc, seed: "a" })).toBe(a);
  });

  it("does not give out the id of what is there already", () => {
    const store = new CloudStore();
    store.put("north", "vpc", new CloudStore().newId(vpc), {});
    expect(store.has("north", "vpc", store.newId(vpc))).toBe(false);
  });

  it("keeps objects apart by cloud, type and id, in the order of creation", () => {
    const store = new CloudStore();
    store.put("north", "vpc", "1", { name: "a" });
    store.put("north", "disk", "1", { name: "b" });
    store.put("south", "vpc", "1", { name: "c" });
    store.put("north", "vpc", "1", { name: "d" });

    expect(store.get("north", "vpc", "1")).toEqual({ name: "d" });
    expect(store.list("north").map(({ type }) => type)).toEqual(["vpc", "disk"]);
    expect(store.list("north", "disk")).toHaveLength(1);
    expect(store.size).toBe(3);
    expect(store.delete("south", "vpc", "1")).toBe(true);
    expect(store.delete("south", "vpc", "1")).toBe(false);
    expect(store.dump()).toHaveLength(2);
  });

  it("cannot be changed through what went in or came out", () => {
    const store = new CloudStore();
    const tags = ["a"];
    store.put("north", "vpc", "1", { tags });
    tags.push("b");
    (store.get("north", "vpc", "1")?.["tags"] as string[]).push("c");
    (store.dump()[0]?.value["tags"] as string[]).push("d");

    expect(store.get("north", "vpc", "1")).toEqual({ tags: ["a"] });
  });

  it("fails when something unknown is put", () => {
    expect(() => new CloudStore().put("north", "vpc", "1", { tags: [UNKNOWN] })).toThrow(
      "vpc 1: an unknown value cannot be stored",
    );
  });
});

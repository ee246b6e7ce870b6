import { mergePatch } from "../../../../../rehearsal/cluster/memory/patch/json-merge";
import { strategicMerge } from "../../../../../rehearsal/cluster/memory/patch/strategic-merge";

const OLD = { spec: { replicas: 2, paused: true }, metadata: { labels: { a: "1", b: "2" } } };
const PATCH = { spec: { paused: null }, metadata: { labels: { a: null, c: "3" } } };
const EXPECTED = { spec: { replicas: 2 }, metadata: { labels: { b: "2", c: "3" } } };

describe.each([
  ["a JSON merge patch", () => mergePatch(OLD, PATCH)],
  ["a strategic merge patch", () => strategicMerge(OLD, PATCH, { is: "any" })],
])("%s", (_, merge) => {
  test("removes what it sets to null, adds what is new and leaves the rest", () => {
    expect(merge()).toStrictEqual(EXPECTED);
  });

  test("leaves what it is applied to as it was", () => {
    const before = structuredClone(OLD);
    merge();
    expect(OLD).toStrictEqual(before);
  });
});

import { jsonPatch } from "../../../../../rehearsal/cluster/memory/patch/json-patch";

const OBJECT = { metadata: { labels: { a: "1" } }, list: [1] };

describe("a JSON patch", () => {
  test("adds, replaces and removes, one operation after the other", () => {
    const patched = jsonPatch(OBJECT, [
      { op: "add", path: "/metadata/labels/b", value: "2" },
      { op: "replace", path: "/metadata/labels/b", value: "3" },
      { op: "remove", path: "/metadata/labels/a" },
    ]);
    expect(patched).toStrictEqual({ metadata: { labels: { b: "3" } }, list: [1] });
    expect(OBJECT.metadata.labels).toStrictEqual({ a: "1" });
  });

  test("puts a replacement where there was nothing, as the API server does", () => {
    const patched = jsonPatch(OBJECT, [{ op: "replace", path: "/metadata/labels/x~1y", value: "z" }]);
    expect(patched).toMatchObject({ metadata: { labels: { a: "1", "x/y": "z" } } });
  });

  test.each([
    [{ op: "remove", path: "/metadata/labels/c" }],
    [{ op: "replace", path: "/nothing/here", value: 1 }],
    [{ op: "replace", path: "/list/7", value: 1 }],
  ])("is refused where it does not fit: %j", (operation) => {
    expect(() => jsonPatch(OBJECT, [operation])).toThrow("the server rejected our request");
  });
});

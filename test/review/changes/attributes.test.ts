import { attributeChanges } from "../../../review/changes";
import { AttributeChange, Shown } from "../../../review/model";
import { MaskedValue, PlanValue, UNKNOWN } from "../../../review/plan/value";

const say = (shown: Shown): string => (shown.kind === "text" ? shown.text : `<${shown.kind}>`);
const line = ({ path, before, after, forcesReplacement }: AttributeChange): string =>
  `${path.join(".")}: ${say(before)} -> ${say(after)}${forcesReplacement ? " !" : ""}`;
const lines = (before: PlanValue, after: PlanValue, replacePaths?: (string | number)[][]): string[] =>
  attributeChanges(before, after, replacePaths).map(line);

describe("attributes that differ", () => {
  it("tells the smallest parts, by their paths", () => {
    const before = { a: 1, b: { c: "x", d: true }, same: [1, 2] };
    expect(lines(before, { same: [1, 2], b: { d: false, c: "x" }, a: 2 })).toEqual([
      "a: 1 -> 2",
      "b.d: true -> false",
    ]);
  });

  it("tells what comes and goes, without what is empty", () => {
    const after = { name: "n", none: null, empty: [], list: ["a", "b"], nested: [{ k: "v", e: "" }] };
    expect(lines(null, after)).toEqual([
      'list: <absent> -> ["a","b"]',
      "name: <absent> -> n",
      "nested.0.k: <absent> -> v",
    ]);
    expect(lines({ a: { b: 1 } }, { a: null })).toEqual(["a.b: 1 -> <absent>"]);
  });

  it("names them as a reader would: single blocks without a position, items by their names", () => {
    const pod = (image: string, port: number): PlanValue => ({
      spec: [
        {
          container: [{ name: "proxy" }, { name: "web", image, port: [{ container_port: port }] }],
          command: ["a", image],
          twins: [{ name: "x", v: image }, { name: "x" }],
        },
      ],
    });
    const labels = attributeChanges(pod("one", 80), pod("two", 81)).map(({ path, label }) => [
      path.join("."),
      label,
    ]);
    expect(labels).toEqual([
      ["spec.0.command.1", "spec.command[1]"],
      ["spec.0.container.1.image", "spec.container[web].image"],
      ["spec.0.container.1.port.0.container_port", "spec.container[web].port.container_port"],
      ["spec.0.twins.0.v", "spec.twins[0].v"],
    ]);
    expect(attributeChanges({ a: "1" }, { a: "2" })[0]).not.toHaveProperty("label");
  });

  it("tells what only an apply knows, and what is secret", () => {
    const before = { id: "1", key: new MaskedValue("a"), same: new MaskedValue("c") };
    const after: PlanValue = { id: UNKNOWN, key: new MaskedValue("b"), same: new MaskedValue("c") };
    expect(lines(before, after)).toEqual(["id: 1 -> <unknown>", "key: <masked> -> <masked>"]);
  });

  it("tells a secret within a text that changes, and not a text that only looks the same", () => {
    const [one, other] = ["url (masked 0123456789abcdef) x", "url (masked 0123456789abcdee) x"];
    expect(lines({ u: one }, { u: other })).toEqual(["u: <masked> -> <masked>"]);
    expect(lines({ u: one }, { u: one })).toEqual([]);
    expect(lines({ u: "a" }, { u: one })).toEqual(["u: a -> url (masked) x"]);
  });

  it("tells apart a number and the same digits as a text", () => {
    expect(lines({ a: 1 }, { a: "1" })).toEqual(['a: 1 -> "1"']);
  });

  it("finds what came into a list and what went, wherever", () => {
    expect(lines({ l: ["a", "b", "c"] }, { l: ["b", "c", "d"] })).toEqual([
      "l.0: a -> <absent>",
      "l.2: <absent> -> d",
    ]);
    expect(lines({ l: ["a", "b"] }, { l: ["a", "x"] })).toEqual(["l.1: b -> x"]);
    expect(lines({ l: ["a", "b"] }, { l: ["b", "a"] })).toEqual(['l: ["a","b"] -> ["b","a"]']);
  });

  it("compares objects of lists by their names", () => {
    const before = {
      env: [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
      ],
    };
    const after = {
      env: [
        { name: "C", value: "3" },
        { name: "A", value: "1" },
        { name: "B", value: "9" },
      ],
    };
    expect(lines(before, after)).toEqual([
      "env.0.name: <absent> -> C",
      "env.0.value: <absent> -> 3",
      "env.2.value: 2 -> 9",
    ]);
  });

  it("names what forces a replacement, also when it looks the same", () => {
    const after: PlanValue = { zone: "b", size: 2, block: [{ x: 2 }], hidden: UNKNOWN };
    const before = { zone: "a", size: 1, block: [{ x: 1 }], hidden: "h" };
    expect(lines(before, after, [["zone"], ["block", 0, "x"], ["set"]])).toEqual([
      "block.0.x: 1 -> 2 !",
      "hidden: h -> <unknown>",
      "set: <absent> -> <absent> !",
      "size: 1 -> 2",
      "zone: a -> b !",
    ]);
  });

  it("looks for nothing that objects inherit", () => {
    expect(lines({}, { constructor: "c" })).toEqual(["constructor: <absent> -> c"]);
    expect(lines({ toString: "c" }, {})).toEqual(["toString: c -> <absent>"]);
  });
});

import { meaningChanges } from "../../../review/changes";
import { Shown } from "../../../review/model";

const say = (shown: Shown): string => (shown.kind === "text" ? shown.text : `<${shown.kind}>`);
const lines = (before: string, after: string): string[] | undefined =>
  meaningChanges(before, after)?.map(
    (each) => `${each.path.join(".")}: ${say(each.before)} -> ${say(each.after)}`,
  );

describe("what differs in the meaning of texts", () => {
  it("sees nothing in order, quotes, comments, indentation and notation of numbers", () => {
    const before = "a: 1\nb:\n  - x\n  - 'y'\nc: 1.0\nd: 0x10\n";
    expect(lines(before, '# new\nd: 16\nc: 1\nb: [x, y]\n"a": 1\n')).toEqual([]);
    expect(lines('{"a":1.0,"b":[1]}', '{ "b": [1], "a": 1 }')).toEqual([]);
  });

  it("tells a number from the same digits in quotes", () => {
    expect(lines("a: 1\nb: 2\n", 'a: "1"\nb: 2\n')).toEqual(['a: 1 -> "1"']);
  });

  it("keeps digits of long numbers", () => {
    expect(lines("a: 9007199254740993\nb: 1\n", "a: 9007199254740992\nb: 1\n")).toEqual([
      "a: 9007199254740993 -> 9007199254740992",
    ]);
    expect(lines('{"a":9007199254740993}', '{"a":9007199254740992}')).toHaveLength(1);
  });

  it("names items of lists", () => {
    const of = (image: string, first: string): string =>
      `spec:\n  containers:\n${first}    - name: main\n      image: ${image}\n`;
    expect(lines(of("a:1", ""), of("a:2", "    - {name: side, image: s}\n"))).toEqual([
      "spec.containers.main.image: a:1 -> a:2",
      "spec.containers.side.image: <absent> -> s",
      "spec.containers.side.name: <absent> -> side",
    ]);
  });

  it("compares documents that are about the same object", () => {
    const map = (name: string, value: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  k: ${value}\n`;
    const before = [map("a", "1"), map("b", "2")].join("---\n");
    const after = [map("new", "0"), map("b", "3"), map("a", "1")].join("---\n");
    expect(lines(before, after)).toEqual([
      "0.apiVersion: <absent> -> v1",
      "0.data.k: <absent> -> 0",
      "0.kind: <absent> -> ConfigMap",
      "0.metadata.name: <absent> -> new",
      "1.data.k: 2 -> 3",
    ]);
  });

  it("finds the same whether or not most of a text is the same", () => {
    const fixed = "a: 1\nlong: |\n  text: of\n\n  lines\nlist:\n- x\n- y\n# comment\n";
    expect(lines(`${fixed}b:\n  c: 1\n`, `${fixed}b:\n  c: 2\n`)).toEqual(["b.c: 1 -> 2"]);
    expect(lines(fixed, `${fixed}b: 2\n`)).toEqual(["b: <absent> -> 2"]);
    expect(lines(`${fixed}b: 2\n`, fixed)).toEqual(["b: 2 -> <absent>"]);
    const anchored = "base: &base\n  k: 1\nuse: *base\n";
    expect(lines(anchored, anchored.replace("k: 1", "k: 2"))).toEqual(["base.k: 1 -> 2", "use.k: 1 -> 2"]);
    expect(lines("list:\n- a: 1\n", "list:\n- a: 2\n")).toEqual(["list.0.a: 1 -> 2"]);
  });

  it("shows secrets as changed only", () => {
    const text = (mark: string): string => `user: u\npassword: (masked ${mark})\nurl: x(masked ${mark})y\n`;
    expect(lines(text("0123456789abcdef"), text("0123456789abcde0"))).toEqual([
      "password: <masked> -> <masked>",
      "url: <masked> -> <masked>",
    ]);
  });

  it("takes other texts as they are", () => {
    expect(lines("echo hello\nexit\n", "echo hello\nexit 1\n")).toBeUndefined();
    expect(lines("a: 1\nb: 2\n", "just words")).toBeUndefined();
    expect(lines("a: [1\nb: 2\n", "a: 1\nb: 2\n")).toBeUndefined();
  });

  it("gives up on aliases that multiply and on levels without end", () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghij"]
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghij"[at]}`).join(",")}]`)
      .join("\n")}\n`;
    expect(lines(bomb, "a: 1\nb: 2\n")).toBeUndefined();
    const deep = `a:\n${"[".repeat(50_000)}`;
    expect(lines(deep, "a: 1\nb: 2\n")).toBeUndefined();
  });
});

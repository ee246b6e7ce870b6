import { dotted, HIDDEN, keyShown, shown } from "../../../config/problems/shown";
import { suggest } from "../../../config/problems/suggest";

describe("shown", () => {
  test.each([
    [undefined, "nothing"],
    [null, "nothing"],
    ["text", `"text"`],
    [7, "7"],
    [Number.NaN, "no finite number"],
    [true, "true"],
    [[], "an empty list"],
    [[1], "a list"],
    [{}, "no keys"],
    [{ a: 1, "b c": 2 }, `the keys a, "b c"`],
  ])("writes %j as %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test("shortens long text and many keys", () => {
    expect(shown("x".repeat(100))).toBe(`"${"x".repeat(60)}…"`);
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, index]));
    expect(shown(many)).toBe("the keys k0, k1, k2, k3, k4, k5, …");
  });

  test("lets nothing through that could steer a terminal", () => {
    expect(shown("a\u001b[31m\u009b\u202eb\n")).toBe(`"a\\u001b[31m\\u009b\\u202eb\\n"`);
  });

  test("hides secrets, also numbers under a secret's key, and keys that are secrets", () => {
    expect(shown("hunter2", "password")).toBe(HIDDEN);
    expect(shown(1234, "password")).toBe(HIDDEN);
    expect(keyShown("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE")).toBe("(hidden)");
  });
});

describe("dotted", () => {
  test("writes a path as people do", () => {
    expect(dotted(["diffusion", "scaling", "schedule", 0, "start"])).toBe(
      "diffusion.scaling.schedule[0].start",
    );
    expect(dotted(["tags", "a b"])).toBe(`tags."a b"`);
    expect(dotted([])).toBe("");
  });
});

describe("suggest", () => {
  test.each([
    ["zoen", ["kind", "region", "zone"], "zone"],
    ["prd", ["local", "tencent-dev", "tencent-prod"], "tencent-prod"],
    ["Fixed-Share", ["none", "fixed-share", "burst-share"], "fixed-share"],
    ["sdx", ["sd15", "sd21", "sdxl", "sd3"], "sdxl"],
  ])("takes %s among %j for %s", (word, candidates, meant) => {
    expect(suggest(word, candidates)).toBe(meant);
  });

  test("says nothing when nothing is close, or several are equally", () => {
    expect(suggest("colour", ["kind", "region", "zone"])).toBeUndefined();
    expect(suggest("ap-guangzhou-5", ["ap-guangzhou-3", "ap-guangzhou-4"])).toBeUndefined();
    expect(suggest("zone", [])).toBeUndefined();
  });
});

test("hides what was pasted where the name of a secret belongs", () => {
  expect(shown("artist:Sup3rS3cret", "apiAuthSecret")).toBe("a value that looks like a secret (hidden)");
  expect(shown("Not_A_Name", "tlsSecret")).toBe('"Not_A_Name"');
});

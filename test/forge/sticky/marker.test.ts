import fc from "fast-check";
import { carries, marked, markerOf } from "../../../forge/sticky/marker";

describe("the hidden line of a report", () => {
  test("is one HTML comment that no name can end or make look like another's", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        const marker = markerOf(one);
        expect(marker).toMatch(/^<!-- sdstack-plan-review\/v1 [A-Za-z0-9_=]* -->$/);
        const same = Buffer.from(one).equals(Buffer.from(other));
        expect(carries(marked(other, "text"), marker)).toBe(same);
      }),
    );
  });

  test("counts only at the beginning: whoever quotes it has something before it", () => {
    const marker = markerOf("tencent-dev");
    expect(carries(`> ${marker}\n> text`, marker)).toBe(false);
  });
});

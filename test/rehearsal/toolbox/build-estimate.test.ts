import { BuildEstimate } from "../../../rehearsal/toolbox/build-estimate";

test("a build that has not begun takes as long as it took elsewhere", () => {
  expect(new BuildEstimate(1000, 200, () => 0).secondsLeft).toBeCloseTo(200);
});

test("the longer it has been going on here, the more its own speed counts", () => {
  let now = 0;
  const estimate = new BuildEstimate(1000, 200, () => now);
  for (let index = 0; index < 900; index += 1) estimate.hear(`example.com/p${index}`);
  now = 900_000;
  expect(estimate.secondsLeft).toBeGreaterThan(80);
  expect(estimate.secondsLeft).toBeLessThan(100);
  expect(String(estimate)).toBe("900 of 1000 packages, 2 min left at most");
});

test("lines that name no package do not count", () => {
  const estimate = new BuildEstimate(10, 20, () => 0);
  for (const line of ["# example.com/p", "go: downloading x v1", "./main.go:3: error", ""])
    estimate.hear(line);
  expect(String(estimate)).toBe("0 of 10 packages, 20 s left at most");
});

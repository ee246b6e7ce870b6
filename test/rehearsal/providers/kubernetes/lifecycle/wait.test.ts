import { durationMilliseconds } from "../../../../../rehearsal/providers/kubernetes/lifecycle/duration";
import { deadlineOf } from "../../../../../rehearsal/providers/kubernetes/lifecycle/timeouts";
import { DONE, notYet, poll } from "../../../../../rehearsal/providers/kubernetes/lifecycle/wait";

describe("a wait", () => {
  test("ends as soon as it is there, without a pause of seconds", async () => {
    let looks = 0;
    const started = Date.now();
    await poll({ at: started + 60_000, signal: new AbortController().signal }, async () =>
      (looks += 1) > 5 ? DONE : notYet("not there"),
    );
    expect(Date.now() - started).toBeLessThan(1000);
  });

  test("fails with what was missing last when the time is over", async () => {
    const waiting = poll({ at: Date.now() + 20, signal: new AbortController().signal }, async () =>
      notYet("1 of 2"),
    );
    await expect(waiting).rejects.toThrow("1 of 2");
  });

  test("ends early when it is of no use, with what was missing and why it stays so", async () => {
    const deadline = { at: Date.now() + 60_000, signal: new AbortController().signal };
    let asked = 0;
    const waiting = poll(
      deadline,
      async () => notYet("1 of 2"),
      async () => ((asked += 1) > 1 ? "no node has room" : undefined),
    );
    await expect(waiting).rejects.toMatchObject({ summary: "1 of 2", detail: "no node has room" });
  });

  test("asks nobody whether it is of use when it ends soon", async () => {
    const deadline = { at: Date.now() + 60_000, signal: new AbortController().signal };
    let looks = 0;
    const whyNever = jest.fn(async () => "never");
    await poll(deadline, async () => ((looks += 1) > 3 ? DONE : notYet("not there")), whyNever);
    expect(whyNever).not.toHaveBeenCalled();
  });

  test("ends when Terraform asks to stop", async () => {
    const stop = new AbortController();
    const waiting = poll({ at: Date.now() + 60_000, signal: stop.signal }, async () => notYet("not there"));
    setTimeout(() => stop.abort(), 10);
    await expect(waiting).rejects.toThrow("not there");
  });
});

test.each([
  ["20m", 1_200_000],
  ["1h30m", 5_400_000],
  ["1.5s", 1500],
  ["500ms", 500],
  ["soon", undefined],
])("the duration %s is %p milliseconds", (text, milliseconds) => {
  expect(durationMilliseconds(text)).toBe(milliseconds);
});

test("a resource's own limit comes before the type's", () => {
  const { signal } = new AbortController();
  const in5 = deadlineOf("create", { timeouts: { create: "5s" } }, { create: "1h" }, signal).at - Date.now();
  expect(in5).toBeLessThanOrEqual(5000);
  const usual = deadlineOf("create", { timeouts: null }, { create: "1m" }, signal).at - Date.now();
  expect(usual).toBeGreaterThan(50_000);
  expect(usual).toBeLessThanOrEqual(60_000);
});

import { RehearsalObserver } from "../../../rehearsal/run/observer";
import { PhaseClock } from "../../../rehearsal/run/phase-clock";

const QUIET: RehearsalObserver = {
  step: (_phase, _stack, work) => work(() => undefined),
  note: () => undefined,
  raw: () => undefined,
};

describe("a phase clock", () => {
  test("adds up the steps of a phase, also those that fail, and lets their results through", async () => {
    const clock = new PhaseClock();
    const observer = clock.timed(QUIET);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    expect(await observer.step("apply", "one", async () => (await pause(), "done"))).toBe("done");
    const afterOne = clock.seconds().apply ?? 0;
    const failing = observer.step("apply", "two", async () => {
      await pause();
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(afterOne).toBeGreaterThan(0);
    expect(clock.seconds().apply).toBeGreaterThan(afterOne);
    expect(Object.keys(clock.seconds())).toEqual(["apply"]);
  });
});

import { Repetition } from "../../../rehearsal/cluster/repetition";

describe("Repetition", () => {
  test("does its work again and again until it is stopped, also after a failure", async () => {
    let rounds = 0;
    let enough: () => void = () => undefined;
    const thrice = new Promise<void>((resolve) => (enough = resolve));
    const repetition = new Repetition(() => {
      rounds += 1;
      if (rounds === 3) enough();
      return rounds === 1 ? Promise.reject(new Error("busy")) : Promise.resolve(1);
    }, 1);
    await thrice;
    await repetition.stop();
    expect(rounds).toBeGreaterThanOrEqual(3);
  });

  test("does not sit out a long pause when it is stopped", async () => {
    let done: () => void = () => undefined;
    const once = new Promise<void>((resolve) => (done = resolve));
    const repetition = new Repetition(() => {
      done();
      return Promise.resolve(3_600_000);
    }, 3_600_000);
    await once;
    await expect(repetition.stop()).resolves.toBeUndefined();
  });

  test("tells the round under way that this is the end, and waits for it", async () => {
    const said: string[] = [];
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const repetition = new Repetition(async (signal) => {
      said.push("a round");
      begun();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      said.push("its end");
      return 0;
    }, 1);
    await beginning;
    await repetition.stop();
    said.push("stopped");
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).toEqual(["a round", "its end", "stopped"]);
  });
});

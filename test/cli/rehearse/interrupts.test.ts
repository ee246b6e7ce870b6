import { EXIT } from "../../../cli/exit-codes";
import { listenForInterrupts } from "../../../cli/rehearse/interrupts";
import { Context } from "../../../cli/context";
import { createTerminal } from "../../../cli/output/terminal";

function listening(more: readonly string[] = []) {
  const callbacks = new Set<(signal: NodeJS.Signals) => void>();
  const nowhere = { write: () => true };
  const context: Context = {
    terminal: createTerminal({ out: nowhere, err: nowhere, environment: {} }),
    environment: {},
    folder: "/",
    packageFolder: "/",
    onInterrupt(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  };
  const said: string[] = [];
  const interrupts = listenForInterrupts(
    context,
    (text) => said.push(text),
    ...(more.length === 0 ? [] : [more]),
  );
  const press = (signal: NodeJS.Signals = "SIGINT"): void =>
    callbacks.forEach((callback) => callback(signal));
  const ended = (): boolean[] => [interrupts.signals.stop.aborted, interrupts.signals.kill.aborted];
  return { interrupts, press, said, ended, callbacks };
}

describe("listenForInterrupts", () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  test("ends gently at the first signal, and says what a second one does", () => {
    const { press, said, ended } = listening();
    expect(ended()).toEqual([false, false]);
    press();
    expect(ended()).toEqual([true, false]);
    expect(said).toEqual([expect.stringContaining("Press Ctrl-C again to end at once")]);
  });

  test("ends at once at the next signal", () => {
    const { press, ended } = listening();
    press();
    jest.advanceTimersByTime(1000);
    press();
    expect(ended()).toEqual([true, true]);
  });

  test("asks once more, where ending at once does harm", () => {
    const { press, said, ended } = listening(["one", "two"]);
    for (const [texts, end] of [
      [["one"], [true, false]],
      [
        ["one", "two"],
        [true, false],
      ],
      [
        ["one", "two"],
        [true, true],
      ],
    ] as const) {
      jest.advanceTimersByTime(1000);
      press();
      expect([said, ended()]).toEqual([texts, end]);
    }
  });

  test("takes a signal that comes with the first one as the same", () => {
    const { press, ended, said } = listening();
    press();
    jest.advanceTimersByTime(100);
    press();
    expect([ended(), said.length]).toEqual([[true, false], 1]);
  });

  test.each([
    ["SIGINT", EXIT.interrupted],
    ["SIGTERM", EXIT.terminated],
    ["SIGHUP", EXIT.terminated],
  ] as const)("lets the process end as it does after %s", (signal, exitCode) => {
    const { press, interrupts } = listening();
    press(signal);
    expect(interrupts.exitCode()).toBe(exitCode);
  });

  test("stops listening when it is released", () => {
    const { interrupts, callbacks } = listening();
    interrupts.release();
    expect(callbacks.size).toBe(0);
  });
});

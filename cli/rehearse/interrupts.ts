import { EndSignals } from "../../rehearsal/run/signals";
import { Context } from "../context";
import { EXIT, ExitCode } from "../exit-codes";

/**
 * One press of Ctrl-C can arrive twice: from the terminal, and from an npm that passes it on. What comes this
 * soon after another one is the same press, in milliseconds.
 */
const SAME_PRESS_MILLISECONDS = 400;

/** What the user wants to end. */
export interface Interrupts {
  readonly signals: EndSignals;

  /** How the process is to end after an interruption. */
  exitCode(): ExitCode;

  /** Stops listening; signals end the process again. */
  release(): void;
}

/** What is said at the first signal. */
const SAID = ["interrupted: finishing what runs and cleaning up. Press Ctrl-C again to end at once"];

/**
 * Makes the first signal a gentle end and the last one an end at once. `say` hears what the user can do.
 *
 * @param said - what to say at each signal but the last.
 */
export function listenForInterrupts(
  context: Context,
  say: (text: string) => void,
  said: readonly string[] = SAID,
): Interrupts {
  const stop = new AbortController();
  const kill = new AbortController();
  let first: NodeJS.Signals | undefined;
  let heard = 0;
  let last = -Infinity;
  const release = context.onInterrupt((signal) => {
    const now = performance.now();
    if (now - last <= SAME_PRESS_MILLISECONDS) return;
    last = now;
    first ??= signal;
    const text = said[heard];
    heard += 1;
    if (text !== undefined) say(text);
    stop.abort();
    if (text === undefined) kill.abort();
  });
  return {
    signals: { stop: stop.signal, kill: kill.signal },
    exitCode: () => (first === "SIGINT" ? EXIT.interrupted : EXIT.terminated),
    release,
  };
}

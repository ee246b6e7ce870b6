import { EndSignals } from "../../rehearsal/run/signals";
import { Context } from "../context";
import { EXIT, ExitCode } from "../exit-codes";

/**
 * One press of Ctrl-C can arrive twice: from the terminal, and from an npm that passes it on. What comes this
 * soon after the first is the same press, in milliseconds.
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

/** Makes the first signal a gentle end and the next one an end at once. `say` hears what the user can do. */
export function listenForInterrupts(context: Context, say: (text: string) => void): Interrupts {
  const stop = new AbortController();
  const kill = new AbortController();
  let first: { readonly at: number; readonly signal: NodeJS.Signals } | undefined;
  const release = context.onInterrupt((signal) => {
    const now = performance.now();
    if (first === undefined) {
      first = { at: now, signal };
      say("interrupted: finishing what runs and cleaning up. Press Ctrl-C again to end at once");
      stop.abort();
    } else if (now - first.at > SAME_PRESS_MILLISECONDS) {
      kill.abort();
    }
  });
  return {
    signals: { stop: stop.signal, kill: kill.signal },
    exitCode: () => (first?.signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated),
    release,
  };
}

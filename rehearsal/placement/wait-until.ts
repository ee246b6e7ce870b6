import { setTimeout as sleep } from "node:timers/promises";

const FIRST_PAUSE_MILLISECONDS = 10;
const LONGEST_PAUSE_MILLISECONDS = 200;

/** How long nothing may change before waiting for more makes no sense. Only what is stuck takes that long. */
const PATIENCE_SECONDS = 90;

/** What was waited for does not come, and nothing moves any more. */
export class NotSettledError extends Error {
  public constructor(what: string) {
    super(what);
    this.name = "NotSettledError";
  }
}

/** How something is waited for. */
export interface WaitOptions {
  readonly signal: AbortSignal;

  /**
   * Seconds without any change after which it is given up.
   *
   * @default 90
   */
  readonly patienceSeconds?: number;
}

/**
 * Looks again and again until nothing is missing any more.
 *
 * @param missing says what is missing; as long as its words change, something moves.
 * @throws NotSettledError with its last words when nothing has moved for a long time.
 */
export async function waitUntil(
  missing: () => Promise<string | undefined>,
  { signal, patienceSeconds = PATIENCE_SECONDS }: WaitOptions,
): Promise<void> {
  let last = "";
  let since = performance.now();
  let pause = FIRST_PAUSE_MILLISECONDS;
  for (;;) {
    signal.throwIfAborted();
    const now = await missing();
    if (now === undefined) return;
    if (now !== last) {
      last = now;
      since = performance.now();
      pause = FIRST_PAUSE_MILLISECONDS;
    }
    if (performance.now() - since > patienceSeconds * 1000) throw new NotSettledError(now);
    await sleep(pause, undefined, { signal });
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
  }
}

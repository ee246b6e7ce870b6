/** How a rehearsal is asked to end. */
export interface EndSignals {
  /** Ends gently: what runs is finished or undone in good order, and what was made is destroyed. */
  readonly stop: AbortSignal;

  /** Ends at once, and leaves what is there. */
  readonly kill: AbortSignal;
}

/** The rehearsal was told to end at once. */
export class KilledError extends Error {
  public constructor() {
    super("ended at once");
    this.name = "KilledError";
  }
}

/**
 * Waits for some work, but no longer than until the signal; the work itself must be ended by somebody else.
 *
 * @throws KilledError when the signal comes first.
 */
export async function untilKilled<T>(kill: AbortSignal, work: Promise<T>): Promise<T> {
  let listener = (): void => undefined;
  const killed = new Promise<never>((_, reject) => {
    listener = () => reject(new KilledError());
    if (kill.aborted) listener();
    kill.addEventListener("abort", listener, { once: true });
  });
  work.catch(() => undefined); // its end comes too late for anybody to hear
  try {
    return await Promise.race([work, killed]);
  } finally {
    kill.removeEventListener("abort", listener);
  }
}

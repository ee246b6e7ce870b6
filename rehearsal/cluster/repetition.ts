import { setTimeout as sleep } from "node:timers/promises";

/** What is done again and again until it is stopped. Where it fails, the cluster is busy, or going: the next round tells. */
export class Repetition {
  readonly #end = new AbortController();
  readonly #working: Promise<void>;

  /**
   * Begins at once.
   *
   * @param round - does it once, and gives the pause until the next time, in milliseconds; its signal says that this is the end.
   * @param afterFailureMilliseconds - pause after a round that failed.
   */
  public constructor(round: (signal: AbortSignal) => Promise<number>, afterFailureMilliseconds: number) {
    this.#working = this.#work(round, afterFailureMilliseconds);
  }

  /** Ends it; done when nothing of it is under way any more. */
  public async stop(): Promise<void> {
    this.#end.abort();
    await this.#working;
  }

  async #work(
    round: (signal: AbortSignal) => Promise<number>,
    afterFailureMilliseconds: number,
  ): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      const pause = await round(signal).catch(() => afterFailureMilliseconds);
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

/** A part of the start of a control plane. */
export interface StartStep {
  readonly what: string;

  /** When it was over, in seconds since the beginning. */
  readonly afterSeconds: number;
}

/** Notes how long the parts of a start take. */
export class StartReport {
  readonly #begun = performance.now();
  readonly #steps: StartStep[] = [];

  /** The parts so far, in the order in which they were over. */
  public get steps(): readonly StartStep[] {
    return [...this.#steps];
  }

  /** Notes that a part is over. */
  public done(what: string): void {
    this.#steps.push({ what, afterSeconds: (performance.now() - this.#begun) / 1000 });
  }
}

import { RehearsalObserver, StackPhase } from "./observer";

/** How long each phase took over all stacks, in seconds; a phase that was not reached is absent. */
export type PhaseSeconds = Readonly<Partial<Record<StackPhase, number>>>;

/** Measures how long the phases of a rehearsal take. */
export class PhaseClock {
  readonly #seconds = new Map<StackPhase, number>();

  /** An observer that hears the same, with the time taken. */
  public timed(observer: RehearsalObserver): RehearsalObserver {
    return {
      note: (text) => observer.note(text),
      raw: (text) => observer.raw(text),
      step: async (phase, stackName, work) => {
        const begun = performance.now();
        try {
          return await observer.step(phase, stackName, work);
        } finally {
          this.#seconds.set(phase, (this.#seconds.get(phase) ?? 0) + (performance.now() - begun) / 1000);
        }
      },
    };
  }

  /** The phases so far. */
  public seconds(): PhaseSeconds {
    return Object.fromEntries([...this.#seconds].map(([phase, s]) => [phase, Math.round(s * 1000) / 1000]));
  }
}

/** A package as Go prints it when it has compiled it, such as `k8s.io/api/core/v1`. */
const PACKAGE = /^[\w.-]+(\/[\w.~-]+)*$/;

/** How many packages the measured time counts for, against what is seen here. */
const TRUST_PACKAGES = 100;

/** How far a build is. Packages that are compiled already are never named, so that it may end early. */
export class BuildEstimate {
  readonly #begun: number;
  #compiled = 0;

  /**
   * @param packages how many packages there are.
   * @param coldSeconds how long such a build took elsewhere.
   * @param now a clock, in milliseconds.
   */
  public constructor(
    private readonly packages: number,
    private readonly coldSeconds: number,
    private readonly now: () => number,
  ) {
    this.#begun = now();
  }

  /** Hears a line that Go prints. */
  public hear(line: string): void {
    if (PACKAGE.test(line)) this.#compiled = Math.min(this.#compiled + 1, this.packages);
  }

  /** How long it takes at most from now on, in seconds. */
  public get secondsLeft(): number {
    const elapsed = (this.now() - this.#begun) / 1000;
    const left = this.packages - this.#compiled;
    const known = this.coldSeconds / Math.max(1, this.packages);
    return (left * (elapsed + TRUST_PACKAGES * known)) / (this.#compiled + TRUST_PACKAGES);
  }

  /** Where it is, for a person. */
  public toString(): string {
    const { packages } = this;
    if (this.#compiled === packages) return "linking";
    return `${this.#compiled} of ${packages} packages, ${spoken(this.secondsLeft)} left at most`;
  }
}

function spoken(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.ceil(seconds / 10)) * 10} s` : `${Math.ceil(seconds / 60)} min`;
}

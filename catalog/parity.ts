/** What a cloud makes of one field of an environment file. */
export interface ParityAnswer {
  /**
   * `same`: what the field means everywhere. `differently`: the same purpose, by other means or within other limits.
   * `refused`: a file that has it, with another value than the one that is as if it was not there, does not load.
   */
  readonly honours: "same" | "differently" | "refused";

  /** What it makes of it, or why it is refused, as one sentence without its point. */
  readonly by: string;
}

/** What a cloud makes of the fields of an environment file that mean something to it, by their path. */
export type CloudParity = Readonly<Record<string, ParityAnswer>>;

/** A field that means the same everywhere. */
export const same = (by: string): ParityAnswer => ({ honours: "same", by });

/** A field that serves the same purpose, and not in the same way. */
export const differently = (by: string): ParityAnswer => ({ honours: "differently", by });

/** A field that has no meaning there, and why. */
export const refused = (by: string): ParityAnswer => ({ honours: "refused", by });

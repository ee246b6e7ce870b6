/** Keys and indexes from the root of a file to a value. */
export type ConfigPath = readonly (string | number)[];

/** A place in a file; both numbers count from 1. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

/** `problem` keeps the environment from loading; `warning` does not. */
export type Severity = "problem" | "warning";

/** Something wrong, before it is known where in the text it is. */
export interface Finding {
  /** Path of the value, or of the key, that is wrong. Empty for the file as a whole. */
  readonly path: ConfigPath;

  /** What belongs there, to follow "expected". */
  readonly expected: string;

  /** What is there, to follow "got"; as `shown` or `NOTHING` give it. */
  readonly got: string;

  /**
   * Another value that speaks against this one.
   *
   * @default - the value is wrong by itself.
   */
  readonly because?: { readonly path: ConfigPath; readonly says: string };

  /**
   * What helps to put it right, such as what is allowed.
   *
   * @default - nothing more is said.
   */
  readonly hint?: string;

  /**
   * What was probably meant.
   *
   * @default - nothing comes close.
   */
  readonly suggestion?: string;

  /**
   * What would be right.
   *
   * @default - more than can be listed.
   */
  readonly allowed?: readonly string[];

  /**
   * Whether the key or the value is wrong.
   *
   * @default "value"
   */
  readonly at?: "key" | "value";

  /** @default "problem" */
  readonly severity?: Severity;

  /**
   * Where it is, when the path cannot tell.
   *
   * @default - the place of `path` in the file.
   */
  readonly location?: Location;
}

/** Something wrong in a file, and where. */
export interface Problem extends Location {
  /** The file, as it was named. */
  readonly file: string;

  /** Dotted path, such as `cloud.zone`; empty for the file as a whole. */
  readonly path: string;

  /** The whole sentence, without file, place and path. */
  readonly message: string;

  /** What is there, shortened, and hidden when it looks like a secret. */
  readonly got: string;

  /** What was probably meant. */
  readonly suggestion?: string;

  /** What would be right, when it can be listed. */
  readonly allowed?: readonly string[];

  /** Whether it keeps the environment from loading. */
  readonly severity: Severity;
}

/** A line of an environment file. */
export interface SourceLine {
  /** Path of the file as the reader of a report would open it. */
  readonly file: string;

  /** From 1. */
  readonly line: number;

  /** From 1. */
  readonly column: number;

  /** Path of the field, such as `nodePools.gpu.max`. */
  readonly field: string;
}

/** Where something in a plan comes from. */
export interface Origin {
  /** Name of the stack. */
  readonly stack: string;

  /** Terraform address; absent for what concerns a whole stack. */
  readonly address?: string;

  /** Path of the construct, as CDKTF wrote it into the program; absent when the program is not at hand. */
  readonly constructPath?: string;

  /** The line of the environment file behind it; absent where there is none. */
  readonly source?: SourceLine;
}

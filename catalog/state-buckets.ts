/** Buckets of a cloud, as far as they keep states of Terraform. */
export interface StateBuckets {
  /** Kind of `state` whose buckets are in the cloud's own regions, such as `cos`. */
  readonly kind: string;

  /** The part of a bucket's name that somebody has chosen. */
  chosenPart(bucket: string): string;

  /**
   * An example of a bucket's name that is taken, for somebody to put right.
   *
   * @param chosen - beginning with a letter or a digit, of at most 63 characters.
   */
  named(chosen: string): string;

  /**
   * What keeps two runs apart, where buckets have no lock of their own.
   *
   * @default - buckets lock by themselves.
   */
  readonly lock?: StateLock;
}

/** What a state in a bucket has to be told of its lock. */
export interface StateLock {
  /** Key of `state`, such as `tablestore`. */
  readonly key: string;

  /** What it is, as part of a sentence. */
  readonly title: string;

  /** An example of what stands there in an environment of that name, for somebody to put right. */
  example(environment: string): Readonly<Record<string, string>>;
}

/** Something that a forge refuses, or that cannot be had from it; the message is made for people and holds no token. */
export class ForgeError extends Error {
  public constructor(
    message: string,
    /** Status of the answer; absent when there was none. */
    public readonly status?: number,
  ) {
    super(message);
    this.name = "ForgeError";
  }
}

/** A call that may have been carried out although no answer came. Whoever made it has to look first. */
export class UncertainError extends ForgeError {
  public constructor(message: string, status?: number) {
    super(message, status);
    this.name = "UncertainError";
  }
}

/** Something in a synthesized program that cannot be shown as Kubernetes objects. */
export class RenderError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = "RenderError";
  }
}

/** A file that should hold outputs and does not. Its content may be secret, and is not quoted. */
export class OutputsError extends Error {
  public constructor(file: string) {
    super(`${file} is not what \`terraform output -json\` prints`);
    this.name = "OutputsError";
  }
}

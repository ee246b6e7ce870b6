/** Why an approval cannot be given or read, in words for who tries; no key is in them. */
export class ApprovalError extends Error {
  public override readonly name = "ApprovalError";
}

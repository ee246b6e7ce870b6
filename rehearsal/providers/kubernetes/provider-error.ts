import { Diagnostic } from "../../plugin/provider";

/** Something that the provider tells the person who runs Terraform. Its message never holds a secret. */
export class ProviderError extends Error {
  public constructor(
    /** One line. */
    public readonly summary: string,
    public readonly detail = "",
  ) {
    super(summary);
    this.name = "ProviderError";
  }

  /** The same, as Terraform is told it. */
  public get diagnostic(): Diagnostic {
    return { severity: "error", summary: this.summary, detail: this.detail };
  }
}

/** What a failure is told as; other failures than a provider's own keep their message. */
export function diagnosticOf(failure: unknown): Diagnostic {
  if (failure instanceof ProviderError) return failure.diagnostic;
  return { severity: "error", summary: failure instanceof Error ? failure.message : String(failure) };
}

import { Diagnostic } from "../../plugin/provider";

/** What the provider tells the person who runs Terraform; never holds a secret. */
export class HelmError extends Error {
  /** One line. */
  public readonly summary: string;

  public constructor(summary: string, detail: string) {
    super(detail);
    this.name = "HelmError";
    this.summary = summary;
  }
}

/** The cluster that a release is in, or is to be in, cannot be reached. */
export class UnreachableError extends Error {
  public constructor(reason: string) {
    super(`Kubernetes cluster unreachable: ${reason}`);
    this.name = "UnreachableError";
  }
}

/** An error as a message for the person who runs Terraform. */
export function helmDiagnostic(error: unknown, summary: string, prefix = ""): Diagnostic {
  if (error instanceof HelmError) return { severity: "error", summary: error.summary, detail: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { severity: "error", summary, detail: prefix + reason };
}

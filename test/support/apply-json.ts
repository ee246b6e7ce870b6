import { Terraform } from "../../rehearsal/terraform/terraform";

/** An error that a command ended with. */
export interface AppliedDiagnostic {
  readonly severity: string;
  readonly address?: string;
  readonly summary: string;
  readonly detail: string;

  /** The piece of configuration that it is about. */
  readonly snippet?: { readonly context: string | null };
}

/** Applies, and returns what is told: errors and warnings. */
export async function applyDiagnostics(
  terraform: Terraform,
  more: readonly string[] = [],
): Promise<readonly AppliedDiagnostic[]> {
  return diagnosticsOf((await terraform.run(["apply", "-auto-approve", "-json", ...more])).stdout);
}

/** Applies, and returns the errors: there may be none. */
export async function applyJson(terraform: Terraform): Promise<readonly AppliedDiagnostic[]> {
  return errorsOf((await terraform.run(["apply", "-auto-approve", "-json"])).stdout);
}

/** Plans, and returns the errors. */
export async function planErrors(terraform: Terraform): Promise<readonly AppliedDiagnostic[]> {
  return errorsOf((await terraform.run(["plan", "-json"])).stdout);
}

/** Validates, and returns the errors. */
export async function validationErrors(terraform: Terraform): Promise<readonly AppliedDiagnostic[]> {
  const { stdout } = await terraform.run(["validate", "-json"]);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly AppliedDiagnostic[] };
  return diagnostics.filter(({ severity }) => severity === "error");
}

function errorsOf(stdout: string): readonly AppliedDiagnostic[] {
  return diagnosticsOf(stdout).filter(({ severity }) => severity === "error");
}

function diagnosticsOf(stdout: string): readonly AppliedDiagnostic[] {
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { type: string; diagnostic?: AppliedDiagnostic })
    .flatMap(({ type, diagnostic }) =>
      type === "diagnostic" && diagnostic !== undefined ? [diagnostic] : [],
    );
}

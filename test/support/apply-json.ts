import { Terraform } from "../../rehearsal/terraform/terraform";

/** An error that an apply ended with. */
export interface AppliedDiagnostic {
  readonly address?: string;
  readonly summary: string;
  readonly detail: string;
}

/** Applies, and returns the errors: there may be none. */
export async function applyJson(terraform: Terraform): Promise<readonly AppliedDiagnostic[]> {
  const { stdout } = await terraform.run(["apply", "-auto-approve", "-json"]);
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map(
      (line) => JSON.parse(line) as { type: string; diagnostic?: AppliedDiagnostic & { severity: string } },
    )
    .flatMap(({ type, diagnostic }) =>
      type === "diagnostic" && diagnostic?.severity === "error" ? [diagnostic] : [],
    );
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformOutput } from "cdktf";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { synthStack } from "./synth";

/** Lets a real Terraform evaluate expressions, by name, and returns what they are. Needs no provider. */
export function evaluate(
  terraform: TerraformBinary,
  expressions: Record<string, unknown>,
): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), "eval-"));
  try {
    const json = synthStack((stack) => {
      for (const [name, value] of Object.entries(expressions)) {
        new TerraformOutput(stack, name, { value, sensitive: true });
      }
    });
    const terraformBlock = { ...json.terraform, backend: { local: { path: join(folder, "state") } } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ ...json, terraform: terraformBlock }));
    const run = (...args: string[]): string =>
      execFileSync(terraform.path, args, {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env["PATH"], HOME: folder, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" },
      });
    run("init", "-input=false", "-no-color");
    run("apply", "-auto-approve", "-input=false", "-no-color");
    const outputs: Record<string, { readonly value: unknown }> = JSON.parse(run("output", "-json"));
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

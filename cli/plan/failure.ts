import { readFileSync } from "node:fs";
import { join } from "node:path";
import { STACK_FILE, SynthesizedStack } from "../../rehearsal/run/stacks";
import { Terraform, TerraformCommandError } from "../../rehearsal/terraform/terraform";
import { bare, Masker } from "../../review/masking";
import { isSecretName } from "../../review/masking/secret-names";
import { parsedJson } from "../../review/parsed-json";

/** Folders of the shell, whose names end like those of passwords: without them no message could name a file. */
const FOLDERS = new Set(["PWD", "OLDPWD"]);

/** Where secrets may be that a program quotes in its errors. */
interface SecretPlaces {
  readonly stack: SynthesizedStack;
  readonly terraform: Terraform;

  /** Environment variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * What Terraform said when it failed, without secrets: those of the state, of the program, of the environment variables,
 * and what looks like one.
 *
 * @param retained - what to say when something may not be destroyed, before the list of it.
 */
export async function maskedFailure(
  error: TerraformCommandError,
  places: SecretPlaces,
  retained: string,
): Promise<string> {
  const masker = await maskerOf(places);
  const { result, args } = error;
  const said = plain(result.stderr);
  const kept = retainedIn(said);
  if (kept.length > 0) return bare(masker.text(`${retained}: ${kept.join(", ")}`));
  const how = result.timedOut
    ? "took too long"
    : `ended with ${result.endedBy ?? `exit code ${String(result.exitCode)}`}`;
  return bare(masker.text(said)) || `terraform ${args[0] ?? ""} ${how}`;
}

/** Addresses of what may not be destroyed, where Terraform complains of nothing else. */
function retainedIn(said: string): readonly string[] {
  const errors = said.match(/^Error: .*/gm) ?? [];
  if (errors.some((line) => !line.includes("Instance cannot be destroyed"))) return [];
  return [...said.matchAll(/^Resource\s(.+?)\shas\s+lifecycle\.prevent_destroy/gms)].map(([, address = ""]) =>
    address.replace(/\s+/g, " "),
  );
}

/** Terraform's text without the frame around it. */
function plain(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/^[│╷╵] ?/, "").trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

async function maskerOf({ stack, terraform, environment }: SecretPlaces): Promise<Masker> {
  const masker = new Masker();
  for (const [name, value] of Object.entries(environment)) {
    if (!FOLDERS.has(name) && isSecretName(name.replace(/^TF_VAR_/, ""))) masker.learn(value, true);
  }
  masker.learn(parsedJson(readFileSync(join(stack.folder, STACK_FILE), "utf8")), undefined);
  const state = await terraform.showJson().catch(() => undefined);
  masker.learn(state, undefined);
  learnMarked(masker, state);
  return masker;
}

/** Learns what the state itself marks: `sensitive_values` beside `values`, in every resource. */
function learnMarked(masker: Masker, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if ("values" in value && "sensitive_values" in value) masker.learn(value.values, value.sensitive_values);
  if ("value" in value && "sensitive" in value) masker.learn(value.value, value.sensitive);
  for (const each of Object.values(value)) learnMarked(masker, each);
}

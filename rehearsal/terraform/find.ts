import { execFile } from "node:child_process";
import { promisify } from "node:util";
import semver from "semver";
import which from "which";

/** A Terraform, or an OpenTofu, that can be run. */
export interface TerraformBinary {
  readonly name: "terraform" | "tofu";

  /** Absolute path of the executable. */
  readonly path: string;

  /** Exact version, such as `1.11.4`. */
  readonly version: string;
}

/** Least versions that the rehearsal works with. */
export const LEAST_VERSIONS = { terraform: "1.9.0", tofu: "1.8.0" } as const;

/** Where a candidate stands. */
export interface RejectedBinary {
  readonly name: "terraform" | "tofu";

  /** Absent when there is none on the path. */
  readonly path?: string;

  /** Why it cannot be used. */
  readonly reason: string;
}

/** There is no Terraform that can be used; the message says what was found and what to install. */
export class TerraformNotFoundError extends Error {
  /** What was looked at. */
  public readonly rejected: readonly RejectedBinary[];

  public constructor(rejected: readonly RejectedBinary[]) {
    const found = rejected.map(({ name, path, reason }) => `  ${path ?? name}: ${reason}`);
    super(
      [
        `no usable Terraform: terraform >= ${LEAST_VERSIONS.terraform} or tofu >= ${LEAST_VERSIONS.tofu} is needed`,
        ...found,
      ].join("\n"),
    );
    this.name = "TerraformNotFoundError";
    this.rejected = rejected;
  }
}

/** Where to look. */
export interface FindTerraformOptions {
  /** Folders to search, in the form of the PATH variable. */
  readonly path: string;

  /**
   * How long a candidate may take to say its version, in seconds.
   *
   * @default 20
   */
  readonly timeoutSeconds?: number;
}

/**
 * Finds the Terraform to use: `terraform` when it is new enough, otherwise `tofu`.
 *
 * @throws TerraformNotFoundError when there is neither, or both are too old or do not run.
 */
export async function findTerraform(options: FindTerraformOptions): Promise<TerraformBinary> {
  const { path, timeoutSeconds = 20 } = options;
  const rejected: RejectedBinary[] = [];
  for (const name of ["terraform", "tofu"] as const) {
    const file = await which(name, { path, nothrow: true });
    if (file === null) {
      rejected.push({ name, reason: "not on the PATH" });
      continue;
    }
    const judged = judgeVersion(name, file, await printedVersion(file, path, timeoutSeconds));
    if ("reason" in judged) rejected.push(judged);
    else return judged;
  }
  throw new TerraformNotFoundError(rejected);
}

/** Decides by what `version -json` printed, or by the error it ended with, whether a binary can be used. */
export function judgeVersion(
  name: TerraformBinary["name"],
  path: string,
  printed: string | Error,
): TerraformBinary | RejectedBinary {
  if (printed instanceof Error) {
    const [line] = printed.message.split("\n");
    return { name, path, reason: `'version -json' failed: ${line}` };
  }
  const version = parseVersion(printed);
  if (version === undefined) {
    return {
      name,
      path,
      reason: `'version -json' printed no version: ${JSON.stringify(printed.slice(0, 80))}`,
    };
  }
  const least = LEAST_VERSIONS[name];
  if (semver.lt(version, least)) {
    return { name, path, reason: `version ${version} is too old, ${least} or newer is needed` };
  }
  return { name, path, version };
}

async function printedVersion(file: string, path: string, timeoutSeconds: number): Promise<string | Error> {
  try {
    const { stdout } = await promisify(execFile)(file, ["version", "-json"], {
      env: versionEnvironment(path),
      timeout: timeoutSeconds * 1000,
      killSignal: "SIGKILL",
    });
    return stdout;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The environment in which to ask for a version: nothing of the user's settings, no network. */
export function versionEnvironment(path: string): Record<string, string> {
  return { PATH: path, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null" };
}

/** The version in what `version -json` printed, or undefined when there is none. */
export function parseVersion(text: string): string | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null || !("terraform_version" in json)) return undefined;
    return typeof json.terraform_version === "string"
      ? (semver.valid(json.terraform_version) ?? undefined)
      : undefined;
  } catch {
    return undefined;
  }
}

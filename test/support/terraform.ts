import { execFileSync } from "node:child_process";
import which from "which";
import { OPENTOFU } from "../../rehearsal/toolbox/tools";
import { pathNow } from "./control-plane";
import {
  judgeVersion,
  RejectedBinary,
  TerraformBinary,
  TerraformNotFoundError,
  versionEnvironment,
} from "../../rehearsal/terraform/find";

/**
 * A group of tests that need a real Terraform. Without one they are reported as skipped, with the reason in the
 * group's title.
 */
export function describeWithTerraform(title: string, tests: (terraform: TerraformBinary) => void): void {
  const found = findNow(process.env["PATH"] ?? "");
  if ("path" in found && "version" in found) {
    describe(title, () => tests(found));
    return;
  }
  // Jest collects the tests of a skipped group too, which must not fail for want of a real binary.
  const absent: TerraformBinary = { name: "terraform", path: "/nonexistent/terraform", version: "0.0.0" };
  describe.skip(`${title} (skipped: ${found.message.replaceAll("\n", ";")})`, () => tests(absent));
}

/**
 * The same group of tests for each program that can be had: those on the PATH, and the OpenTofu that this user has built.
 * Without any they are reported as skipped, with the reason in the group's title.
 */
export function describeWithEachTerraform(title: string, tests: (terraform: TerraformBinary) => void): void {
  const path = process.env["PATH"] ?? "";
  const named = (["terraform", "tofu"] as const).map(
    (name) => [name, which.sync(name, { path, nothrow: true })] as const,
  );
  const built = named[1]?.[1] === null ? pathNow(OPENTOFU) : undefined;
  const found = [...named, ["tofu", built] as const].flatMap(([name, file]) => {
    if (file === null || file === undefined) return [];
    const judged = judgeVersion(name, file, printedVersion(file, path));
    return "reason" in judged ? [] : [judged];
  });
  if (found.length === 0) describeWithTerraform(title, tests);
  for (const binary of found) describe(`${title}, by ${binary.name} ${binary.version}`, () => tests(binary));
}

// Groups must be known before anything asynchronous can run.
function findNow(path: string): TerraformBinary | TerraformNotFoundError {
  const rejected: RejectedBinary[] = [];
  for (const name of ["terraform", "tofu"] as const) {
    const file = which.sync(name, { path, nothrow: true });
    if (file === null) {
      rejected.push({ name, reason: "not on the PATH" });
      continue;
    }
    const judged = judgeVersion(name, file, printedVersion(file, path));
    if ("reason" in judged) rejected.push(judged);
    else return judged;
  }
  return new TerraformNotFoundError(rejected);
}

function printedVersion(file: string, path: string): string | Error {
  try {
    const env = versionEnvironment(path);
    return execFileSync(file, ["version", "-json"], { env, encoding: "utf8", timeout: 20_000 });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

import which from "which";
import { describeWithControlPlane } from "./control-plane";

/** What readers of the guides have besides what this project brings. */
const READERS_PROGRAMS: readonly string[] = ["kubectl", "openssl"];

/**
 * A group of tests that do as a guide says to its reader, on a real control plane. Where this machine lacks one of the
 * reader's programs, they are reported as skipped, with the reason in the group's title.
 */
export function describeWithReadersPrograms(title: string, tests: () => void): void {
  const missing = READERS_PROGRAMS.filter((name) => which.sync(name, { nothrow: true }) === null);
  if (missing.length === 0) describeWithControlPlane(title, tests);
  else describe.skip(`${title} (skipped: no ${missing.join(", ")} on the PATH)`, tests);
}

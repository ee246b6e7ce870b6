import { Fields, textMapAt } from "../json/tree";
import { nanoOf } from "../types/quantity";
import { Findings } from "./findings";

const STANDARD = new Set(["cpu", "memory", "ephemeral-storage"]);
const ONE = 1_000_000_000n;

function isExtended(name: string): boolean {
  return (
    !STANDARD.has(name) &&
    !name.startsWith("hugepages-") &&
    name.includes("/") &&
    !/(^|\.)kubernetes\.io\//.test(name)
  );
}

/** Checks the requests and limits of a container. */
export function checkResources(findings: Findings, path: string, resources: Fields | undefined): void {
  const limits = textMapAt(resources, "limits");
  const requests = textMapAt(resources, "requests");
  for (const [list, amounts] of Object.entries({ limits, requests })) {
    for (const [name, amount] of Object.entries(amounts))
      checkAmount(findings, `${path}.${list}`, name, amount);
  }
  for (const [name, amount] of Object.entries(requests)) {
    const limit = limits[name];
    const at = `${path}.requests`;
    if (limit === undefined) {
      if (isExtended(name))
        findings.required(`${path}.limits`, "Limit must be set for non overcommitable resources");
    } else if (isExtended(name) && nanoOf(amount) !== nanoOf(limit)) {
      findings.invalid(at, amount, `must be equal to ${name} limit of ${limit}`);
    } else if (nanoOf(amount) > nanoOf(limit)) {
      findings.invalid(at, amount, `must be less than or equal to ${name} limit of ${limit}`);
    }
  }
}

function checkAmount(findings: Findings, path: string, name: string, amount: string): void {
  const at = `${path}[${name}]`;
  if (!STANDARD.has(name) && !name.startsWith("hugepages-") && !name.includes("/")) {
    findings.invalid(at, name, "must be a standard resource type or fully qualified");
    findings.invalid(at, name, "must be a standard resource for containers");
  }
  if (nanoOf(amount) < 0n) findings.invalid(at, amount, "must be greater than or equal to 0");
  if (isExtended(name) && nanoOf(amount) % ONE !== 0n) findings.invalid(at, amount, "must be an integer");
}

import { Annotations, IAspect, TerraformResource } from "cdktf";
import { IConstruct } from "constructs";
import semver from "semver";
import { attributesOf } from "./elements";
import { Rule, violation } from "./rule";

/** @see ExactChartVersions */
export const EXACT_CHART_VERSIONS = {
  id: "exact-chart-versions",
  reason: "A chart without an exact version, or from an unprotected place, installs something else tomorrow.",
  fix: "Give one version such as '1.2.3' and a repository that begins with https:// or oci://.",
} as const satisfies Rule;

/** Refuses releases of charts whose version or origin is open. */
export class ExactChartVersions implements IAspect {
  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || node.terraformResourceType !== "helm_release") return;
    const { version, repository } = attributesOf(node);
    if (!isExact(version)) {
      complain(node, `version must be exact, got ${JSON.stringify(version ?? null)}`);
    }
    if (typeof repository !== "string" || !/^(https|oci):\/\//.test(repository)) {
      complain(node, `repository must be protected, got ${JSON.stringify(repository ?? null)}`);
    }
  }
}

function complain(node: IConstruct, problem: string): void {
  Annotations.of(node).addError(violation(EXACT_CHART_VERSIONS, problem));
}

// A leading `v` is how some charts spell it; anything else that semver would tolerate is not exact.
function isExact(version: unknown): boolean {
  return typeof version === "string" && semver.valid(version) === version.replace(/^v/, "");
}

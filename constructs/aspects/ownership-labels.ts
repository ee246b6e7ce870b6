import { IAspect, TerraformResource } from "cdktf";
import { IConstruct } from "constructs";
import { Rule } from "./rule";

/** @see OwnershipLabels */
export const OWNERSHIP_LABELS = {
  id: "ownership-labels",
  reason: "Whoever finds an object in the cluster must see which environment it belongs to and what made it.",
  fix: "Nothing is to be done: the labels are written into the synthesized stack.",
} as const satisfies Rule;

/**
 * Says on every Kubernetes object what made it. Pod templates and selectors are left alone: a changed label there would
 * restart every pod, or be refused.
 */
export class OwnershipLabels implements IAspect {
  /** @param labels - label values must be valid ones: at most 63 letters, digits, `-`, `_` and `.`. */
  public constructor(private readonly labels: Readonly<Record<string, string>>) {}

  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    const path = labelPath(node.terraformResourceType);
    if (path !== undefined) node.addOverride(path, { ...this.labels });
  }
}

/** Where a type keeps the labels of its object; undefined when it has none. */
export function labelPath(resourceType: string): string | undefined {
  if (resourceType === "kubernetes_manifest") return "manifest.metadata.labels";
  // Types with a version at the end stand for one object each; the others change parts of somebody else's.
  return /^kubernetes_\w+_v\d+((alpha|beta)\d+)?$/.test(resourceType) ? "metadata.labels" : undefined;
}

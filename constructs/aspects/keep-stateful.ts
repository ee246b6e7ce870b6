import { IAspect, TerraformResource } from "cdktf";
import { IConstruct } from "constructs";
import { Rule } from "./rule";

/** @see KeepStateful */
export const KEEP_STATEFUL = {
  id: "keep-stateful",
  reason: "A file system that is gone does not come back with the next apply.",
  fix: "Set `retain: false` in the environment file, apply, and only then destroy.",
} as const satisfies Rule;

/** Kubernetes objects that hold data, or the only way to it; a namespace takes with it the secrets that people put there. */
export const KUBERNETES_STATEFUL_TYPES: readonly string[] = [
  "kubernetes_namespace_v1",
  "kubernetes_persistent_volume_claim_v1",
  "kubernetes_persistent_volume_v1",
];

/** Makes Terraform refuse every plan that would destroy something of the given types. */
export class KeepStateful implements IAspect {
  private readonly types: ReadonlySet<string>;

  /** @param types - types that hold data, or an address that others know. */
  public constructor(types: readonly string[]) {
    this.types = new Set(types);
  }

  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    if (this.types.has(node.terraformResourceType)) {
      node.lifecycle = { ...node.lifecycle, preventDestroy: true };
    }
  }
}

import { IAspect, TerraformResource } from "cdktf";
import { IConstruct } from "constructs";
import { Rule } from "./rule";

/** @see OwnershipTags */
export const OWNERSHIP_TAGS = {
  id: "ownership-tags",
  reason: "What is left behind, and what is paid for, can only be found by its tags.",
  fix: "Nothing is to be done: the tags are written into the synthesized stack.",
} as const satisfies Rule;

/** Puts tags on every resource of the given types, besides those it has. */
export class OwnershipTags implements IAspect {
  private readonly types: ReadonlySet<string>;

  /**
   * @param types - types with an attribute `tags` that is a map of text.
   * @param tags - the tags.
   */
  public constructor(
    types: readonly string[],
    private readonly tags: Readonly<Record<string, string>>,
  ) {
    this.types = new Set(types);
  }

  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    if (this.types.has(node.terraformResourceType)) node.addOverride("tags", { ...this.tags });
  }
}

import { TerraformMetaArguments, TerraformResource } from "cdktf";
import { Construct } from "constructs";

/** A resource of any type with any attributes, for tests of rules that must not care which it is. */
export class PlainResource extends TerraformResource {
  public constructor(
    scope: Construct,
    id: string,
    type: string,
    private readonly attributes: Record<string, unknown> = {},
    meta: TerraformMetaArguments = {},
  ) {
    super(scope, id, { terraformResourceType: type, ...meta });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}

import { TerraformStack } from "cdktf";
import { IConstruct } from "constructs";

/**
 * The tags that say what made a thing of an environment.
 *
 * @param construct - the thing, or its stack.
 */
export function ownershipTags(construct: IConstruct, environment: string): Record<string, string> {
  return { "managed-by": "sdstack", environment, stack: TerraformStack.of(construct).node.id };
}

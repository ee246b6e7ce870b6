import { TerraformStack } from "cdktf";
import { IValidation } from "constructs";
import { addressOf, isAddressed } from "./elements";
import { Rule, violation } from "./rule";

/** @see UniqueAddresses */
export const UNIQUE_ADDRESSES = {
  id: "unique-addresses",
  reason: "Of two resources with one address only a mixture of both would be synthesized, without a word.",
  fix: "Give one of the constructs another id.",
} as const satisfies Rule;

/** Refuses a stack in which two resources, or two data sources, have the same address. */
export class UniqueAddresses implements IValidation {
  /** @param stack - the stack to look at. */
  public constructor(private readonly stack: TerraformStack) {}

  public validate(): string[] {
    const owners = new Map<string, string>();
    const problems: string[] = [];
    for (const element of this.stack.node.findAll().filter(isAddressed)) {
      const address = addressOf(element);
      const owner = owners.get(address);
      if (owner === undefined) owners.set(address, element.node.path);
      else
        problems.push(violation(UNIQUE_ADDRESSES, `${element.node.path} and ${owner} are both ${address}`));
    }
    return problems;
  }
}

import { dependable, IAspect, TerraformStack } from "cdktf";
import { Dependable, IConstruct } from "constructs";
import { AddressedElement, isAddressed } from "./elements";
import { Rule } from "./rule";

/** @see DependencyOrder */
export const DEPENDENCY_ORDER = {
  id: "dependency-order",
  reason: "Terraform knows nothing of dependencies between constructs and would make both at once.",
  fix: "Nothing is to be done: the order is written into the synthesized stack.",
} as const satisfies Rule;

/**
 * Turns `a.node.addDependency(b)` into what Terraform understands: `depends_on` within a stack, an order of the stacks
 * between two.
 */
export class DependencyOrder implements IAspect {
  private readonly elementsBelow = new Map<IConstruct, readonly AddressedElement[]>();

  public visit(node: IConstruct): void {
    if (!isAddressed(node)) return;
    const stack = TerraformStack.of(node);
    const addresses = new Set<string>(node.dependsOn ?? []);
    for (const target of this.targetsOf(node)) {
      const other = TerraformStack.of(target);
      // A reference into another stack is one that Terraform rejects.
      if (other !== stack) stack.addDependency(other);
      else if (target !== node) addresses.add(dependable(target));
    }
    if (addresses.size > 0) node.dependsOn = [...addresses];
  }

  /** What the node, or anything around it, was told to wait for. */
  private targetsOf(node: IConstruct): readonly AddressedElement[] {
    return node.node.scopes
      .flatMap((scope) => scope.node.dependencies)
      .flatMap((dependency) => Dependable.of(dependency).dependencyRoots)
      .flatMap((root) => this.below(root));
  }

  private below(root: IConstruct): readonly AddressedElement[] {
    const known = this.elementsBelow.get(root);
    if (known !== undefined) return known;
    const found = root.node.findAll().filter(isAddressed);
    this.elementsBelow.set(root, found);
    return found;
  }
}

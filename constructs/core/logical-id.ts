import { TerraformElement } from "cdktf";

/**
 * Fixes the Terraform address of something that must survive refactoring: its address no longer follows
 * from where the construct sits in the tree, so moving the construct does not replace the resource.
 * Changing an id that was released replaces what it names; tests pin every one.
 *
 * @param element - the resource.
 * @param owner - id of the construct that owns it, such as `Models`.
 * @param role - what it is to its owner, in kebab-case, such as `file-system`.
 */
export function pinLogicalId(element: TerraformElement, owner: string, role: string): void {
  element.overrideLogicalId(`${kebabCase(owner)}-${role}`);
}

function kebabCase(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();
}

import { TerraformDataSource, TerraformResource } from "cdktf";
import { IConstruct } from "constructs";

/** Something of a stack that has an address in Terraform. */
export type AddressedElement = TerraformResource | TerraformDataSource;

/** Says whether a construct is a resource or a data source. */
export function isAddressed(node: IConstruct): node is AddressedElement {
  return TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node);
}

/** Address of a resource or data source within its stack. */
export function addressOf(element: AddressedElement): string {
  const prefix = TerraformDataSource.isTerraformDataSource(element) ? "data." : "";
  return `${prefix}${element.terraformResourceType}.${element.friendlyUniqueId}`;
}

/** The attributes a resource will be synthesized with, overrides included; text may still hold tokens. */
export function attributesOf(resource: TerraformResource): Readonly<Record<string, unknown>> {
  const json: unknown = resource.toTerraform();
  const path = ["resource", resource.terraformResourceType, resource.friendlyUniqueId];
  const attributes = path.reduce((value: unknown, key) => (isRecord(value) ? value[key] : undefined), json);
  return isRecord(attributes) ? attributes : {};
}

/** Says whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

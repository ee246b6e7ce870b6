import { TerraformResource } from "cdktf";

/**
 * A resource, or an attribute of it, as `replaceTriggeredBy` takes it: not as a value, but as an address. Ask for it when the
 * logical id is what it will be.
 *
 * @param resource - what is referred to.
 * @param attribute - whose change counts; without one, any change does.
 */
export function reference(resource: TerraformResource, attribute?: string): string {
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  return attribute === undefined ? address : `${address}.${attribute}`;
}

import { Construct } from "constructs";
import { IImageRegistry, ImageRegistryProps } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { ExistingImageRegistry } from "../existing-image-registry";

/**
 * The registry a configuration names.
 *
 * @throws ConstructError when none is named.
 */
export function namedRegistry(scope: Construct, id: string, props: ImageRegistryProps): IImageRegistry {
  const { existingHost, ...rest } = props;
  if (existingHost === undefined) {
    throw new ConstructError(
      scope,
      `host of the registry must be named, such as 'registry.example.com', got none`,
    );
  }
  return new ExistingImageRegistry(scope, id, { ...rest, host: existingHost });
}

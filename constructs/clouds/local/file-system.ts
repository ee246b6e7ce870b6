import { Construct } from "constructs";
import { FileSystemProps, IFileSystem } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { ExistingFileSystem } from "../existing-file-system";

/**
 * The volume a configuration names. There is no default: a folder of one node would look shared and not be.
 *
 * @throws ConstructError when none is named.
 */
export function namedVolume(scope: Construct, id: string, props: FileSystemProps): IFileSystem {
  const { existing, purpose } = props;
  if (existing === undefined) {
    throw new ConstructError(
      scope,
      `volume of '${purpose}' must be named: a storage class, an nfs export or a hostPath, got none`,
    );
  }
  return new ExistingFileSystem(scope, id, { ...props, existing });
}

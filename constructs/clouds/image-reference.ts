import { IConstruct } from "constructs";
import { ConstructError } from "../core/construct-error";

/** A repository, and the registry that may or may not hold it. */
export interface ImageSource {
  /** Host name of the registry. May be a token. */
  readonly host: string;

  /** `namespace/name` within the registry. */
  readonly repository: string;

  /** Whether the registry is known to hold the repository. */
  readonly held: boolean;

  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/**
 * Full reference of an image by its digest: what is deployed is then what was tested, whatever is pushed later.
 *
 * @throws ConstructError when the registry does not hold the repository, or `digest` is something else, a tag for one.
 */
export function imageReference(scope: IConstruct, source: ImageSource): string {
  const { host, repository, held, digest } = source;
  if (!held) {
    throw new ConstructError(scope, `repository must be one that this registry holds, got '${repository}'`);
  }
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new ConstructError(
      scope,
      `digest must be 'sha256:' and 64 hexadecimal digits, tags are refused, got '${digest}'`,
    );
  }
  return `${host}/${repository}@${digest}`;
}

import { IConstruct } from "constructs";
import { ConstructError } from "../core/construct-error";

/** Checks the number of tags kept per repository. @throws ConstructError when it is none. */
export function checkKeptTags(scope: IConstruct, keepTags: number | undefined): void {
  if (keepTags !== undefined && (!Number.isInteger(keepTags) || keepTags < 1)) {
    throw new ConstructError(scope, `keepTags must be a whole number of at least 1, got ${keepTags}`);
  }
}

import { createHash } from "node:crypto";
import { Token } from "cdktf";
import { IConstruct } from "constructs";
import { ConstructError } from "./construct-error";

/** What a cloud accepts as the name of one kind of resource. Lives as a constant beside the resource. */
export interface NameRules {
  /** Most characters a name may have. */
  readonly maxLength: number;

  /**
   * Fewest characters a name must have.
   *
   * @default 1
   */
  readonly minLength?: number;

  /** Characters a name may have, as the inside of a regular expression's brackets, such as `a-z0-9-`. */
  readonly allowed: string;

  /**
   * Character that joins the parts and stands in for characters that are not allowed.
   *
   * @default "-"
   */
  readonly separator?: string;
}

const HASH_LENGTH = 8;

/**
 * Joins parts to a name that a cloud accepts. A name that had to be changed or cut ends with a hash of what
 * was asked for, so that two different requests never get one name.
 *
 * @param scope - the construct that needs the name; errors point to it.
 * @param parts - from the general to the special, such as environment, then role.
 * @param rules - what the cloud accepts.
 * @throws ConstructError when a part is empty or not known before the plan, or the rules cannot be met.
 */
export function physicalName(scope: IConstruct, parts: readonly string[], rules: NameRules): string {
  const { maxLength, minLength = 1, allowed, separator = "-" } = rules;
  for (const part of parts) {
    if (part === "" || Token.isUnresolved(part)) {
      throw new ConstructError(
        scope,
        `name part must be text that is known when synthesizing, got '${part}'`,
      );
    }
  }
  const wanted = parts.join(separator);
  const clean = collapse(
    wanted.toLowerCase().replace(new RegExp(`[^${allowed}]`, "g"), separator),
    separator,
  );
  const fits = clean === wanted && clean.length <= maxLength;
  const name = fits ? clean : withHash(clean, wanted, maxLength, separator);
  if (name.length < minLength) {
    throw new ConstructError(scope, `name must have at least ${minLength} characters, got '${name}'`);
  }
  return name;
}

function withHash(clean: string, wanted: string, maxLength: number, separator: string): string {
  const hash = createHash("sha256").update(wanted).digest("hex").slice(0, HASH_LENGTH);
  const head = clean.slice(0, maxLength - HASH_LENGTH - separator.length);
  return collapse(`${head}${separator}${hash}`, separator);
}

/** No two separators in a row, none at either end. */
function collapse(text: string, separator: string): string {
  return text
    .split(separator)
    .filter((piece) => piece !== "")
    .join(separator);
}

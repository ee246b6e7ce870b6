import { isObject, member } from "../masking/json";
import { PlannedResource } from "../plan/plan";
import { parsedJson } from "../parsed-json";

/** What the configuration of a stack protects with `prevent_destroy`. */
export interface ProtectedBlocks {
  /** `type.name` of every block of a resource. */
  readonly blocks: ReadonlySet<string>;

  /** Those with `prevent_destroy`. */
  readonly protected: ReadonlySet<string>;
}

/**
 * Reads what a stack protects, which no plan tells.
 *
 * @param text content of its `cdk.tf.json`.
 * @returns nothing for what is no such file.
 */
export function protectedBlocks(text: string): ProtectedBlocks | undefined {
  const program = parsedJson(text);
  if (!isObject(program)) return undefined;
  const blocks = new Set<string>();
  const held = new Set<string>();
  const types = member(program, "resource");
  for (const [type, named] of Object.entries(isObject(types) ? types : {})) {
    for (const [name, block] of Object.entries(isObject(named) ? named : {})) {
      blocks.add(`${type}.${name}`);
      if (prevents(member(block, "lifecycle"))) held.add(`${type}.${name}`);
    }
  }
  return { blocks, protected: held };
}

/** Whether a change of the configuration takes the protection from a resource; of a moved one, by its old name. */
export function losesProtection(
  { type, name, moduleAddress, previousAddress }: PlannedResource,
  before: ProtectedBlocks,
  after: ProtectedBlocks,
): boolean {
  if (moduleAddress !== undefined) return false;
  const block = `${type}.${name}`;
  const old = previousAddress === undefined ? block : previousAddress.replace(/\[.*\]$/s, "");
  return before.protected.has(old) && !after.protected.has(block);
}

/** Whether a configuration protects a resource with `prevent_destroy`; nothing is known of what is in modules. */
export function isProtected(
  { type, name, moduleAddress }: PlannedResource,
  program: ProtectedBlocks | undefined,
): boolean {
  return moduleAddress === undefined && program?.protected.has(`${type}.${name}`) === true;
}

function prevents(lifecycle: unknown): boolean {
  const blocks = Array.isArray(lifecycle) ? lifecycle : [lifecycle];
  return blocks.some((block) => member(block, "prevent_destroy") === true);
}

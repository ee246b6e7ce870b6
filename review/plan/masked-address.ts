import { Masker } from "../masking";
import { ResourceChangeJson } from "./plan-json";

type Named = Pick<ResourceChangeJson, "address" | "module_address" | "mode" | "type" | "name" | "index">;

/**
 * The address of a resource without secrets. Its type stays whatever is said to be secret: what a reviewer has to know
 * of a deletion cannot be hidden by calling the name of a type a secret.
 */
export function maskedAddress(resource: Named, masker: Masker): string {
  const { address, module_address: module, mode, type, name, index } = resource;
  const before = module === undefined ? "" : `${module}.`;
  const kind = `${mode === "data" ? "data." : ""}${type}.`;
  if (!address.startsWith(`${before}${kind}${name}`)) return masker.text(address);
  const key = address.slice(before.length + kind.length + name.length);
  const keyText = typeof index === "string" && key !== "" ? `["${masker.text(index)}"]` : key;
  const sameKey = masker.text(key) === key ? key : keyText;
  const path = module === undefined ? "" : `${masker.text(module)}.`;
  const masked = `${path}${kind}${masker.text(name)}${sameKey}`;
  const unmasked = `${before}${kind}${name}${key}`;
  // A secret may lie across the parts.
  return masked === unmasked && masker.text(address) !== address && !type.includes(address)
    ? `${path}${kind}(masked)`
    : masked;
}

/** Keeps addresses apart that differ in their secrets only. */
export class UniqueAddresses {
  private readonly originalOf = new Map<string, string>();
  private readonly given = new Map<string, string>();

  /** The masked address, with a number when another address looks the same. */
  public of(original: string, masked: string): string {
    if (original === masked) return original;
    const known = this.given.get(original);
    if (known !== undefined) return known;
    let unique = masked;
    for (let count = 2; this.originalOf.has(unique); count += 1) unique = `${masked} (${count})`;
    this.originalOf.set(unique, original);
    this.given.set(original, unique);
    return unique;
  }
}

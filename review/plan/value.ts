/**
 * A secret in a plan. Two of them compare by their marks, which are made with a key and tell nothing of the secret.
 */
export class MaskedValue {
  /** @param mark the same for the same secret, as long as the key is the same. */
  public constructor(public readonly mark: string) {}

  /** So that nobody can print it by accident. */
  public toJSON(): string {
    return "(masked)";
  }

  public toString(): string {
    return "(masked)";
  }
}

/** A part of a plan that only an apply knows. */
export const UNKNOWN: unique symbol = Symbol("known after apply");

/** A value of a plan after masking: no secret is in it. */
export type PlanValue =
  | null
  | boolean
  | number
  | string
  | MaskedValue
  | typeof UNKNOWN
  | readonly PlanValue[]
  | { readonly [name: string]: PlanValue };

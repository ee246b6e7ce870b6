import { INetwork } from "../contracts";

/** A part of a resource's settings that says what replaces it. */
export interface ReplacedWith {
  /** Absent where nothing else does. */
  readonly lifecycle?: { readonly replaceTriggeredBy: string[] };
}

/**
 * What is spread into the settings of that which cannot move to another subnet. Providers would plan that as a change in
 * place; what is there keeps the old subnets from going, and an apply would end halfway.
 */
export function replacedWithSubnets({ subnetReferences = [] }: INetwork): ReplacedWith {
  return subnetReferences.length === 0 ? {} : { lifecycle: { replaceTriggeredBy: [...subnetReferences] } };
}

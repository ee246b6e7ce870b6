import { PlanObject } from "../changes/values";

/** How many of something are paid for: pieces, or GiB. */
export interface Quantity {
  readonly low: bigint;
  readonly high: bigint;
}

/** Something that a resource makes one pay for, at one of several prices where it may be one of several things. */
export interface BilledPart {
  /** Names of what may be sold, as price files name it. */
  readonly items: readonly [string, ...string[]];
  readonly quantity: Quantity;

  /** In words, such as `PNV4.7XLARGE116, 0 to 4`. */
  readonly what: string;
}

/** Something that is paid for, and for how much no plan can tell. */
export interface UnknownPart {
  /** Why, as the end of a sentence about the resource. */
  readonly unknown: string;
}

/** What a resource makes one pay for; nothing when it is free. */
export type Bill = readonly (BilledPart | UnknownPart)[];

/** Labels of nodes, each as `name=value`, and how many nodes with it the workload keeps from being taken away. */
export type KeptNodes = ReadonlyMap<string, number>;

/** Tells what a resource with these attributes makes one pay for. */
export type BillingRule = (value: PlanObject, kept: KeptNodes) => Bill;

/** Billing rules by type of resource. */
export type BillingRules = Readonly<Record<string, BillingRule>>;

/** Says whether a part is paid for in a known quantity. */
export function isBilled(part: BilledPart | UnknownPart): part is BilledPart {
  return "items" in part;
}

/** What costs nothing by itself. */
export const FREE: BillingRule = () => [];

/** What is paid for by its use. */
export function byUse(unknown: string): BillingRule {
  return () => [{ unknown }];
}

/** Rules that make all these types free. */
export function freeTypes(types: readonly string[]): BillingRules {
  return Object.fromEntries(types.map((type) => [type, FREE]));
}

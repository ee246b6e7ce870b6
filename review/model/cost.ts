import { Origin } from "./source";

/** Amounts per month; `low` and `high` differ where something scales. */
export interface MoneyRange {
  readonly low: number;
  readonly high: number;
}

/** What one resource costs. */
export interface CostLine extends Origin {
  readonly address: string;

  /** What is paid for, such as `PNV4.7XLARGE116, 0 to 4`. */
  readonly what: string;

  /** Absent when the resource is not there before. */
  readonly before?: MoneyRange;

  /** Absent when the resource is not there after. */
  readonly after?: MoneyRange;

  /** Where the price comes from and of which day; several when it is a sum. */
  readonly prices: readonly { readonly source: string; readonly date: string }[];
}

/** What a stack costs. */
export interface StackCost {
  readonly stack: string;
  readonly before: MoneyRange;
  readonly after: MoneyRange;
}

/** Something that is paid for and has no known price; never counted as nothing. */
export interface UnknownCost extends Origin {
  readonly address: string;
  readonly why: string;
}

/** What everything costs, before and after. */
export interface Cost {
  readonly currency: string;
  readonly before: MoneyRange;
  readonly after: MoneyRange;
  readonly stacks: readonly StackCost[];
  readonly lines: readonly CostLine[];
  readonly unknown: readonly UnknownCost[];

  /** Price of 1000 images, with what it assumes; absent when nothing makes images. */
  readonly thousandImages?: { readonly amount: number; readonly assumptions: readonly string[] };

  /** The budget of the environment file; absent when it sets none. */
  readonly budget?: { readonly monthly: number; readonly exceeded: "no" | "floor" | "ceiling" };
}

/** Currencies in which prices and budgets are stated. */
export const CURRENCIES = ["CNY", "USD"] as const;

/** @see CURRENCIES */
export type Currency = (typeof CURRENCIES)[number];

/** Hours in a month of a bill: 365 days × 24 hours / 12 months. */
export const HOURS_PER_MONTH = 730;

/** What one machine costs. */
export interface Price {
  /** Price of one machine for one hour, in `currency`. */
  readonly hourly: number;

  /** Currency of `hourly`. */
  readonly currency: Currency;

  /** How it is paid for. */
  readonly kind: "pay-as-you-go" | "monthly-prepaid";

  /** True when no published price was at hand and `source` tells how the figure came about. */
  readonly estimate: boolean;

  /** Where the figure is from. */
  readonly source: string;

  /** Day on which the source was read, `YYYY-MM-DD`. */
  readonly readOn: string;
}

import { z } from "zod";
import { CURRENCIES } from "../price";
import { isAmount, microsOf } from "./money";

const day = z
  .string({ error: "a day such as 2026-11-21" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a day such as 2026-11-21" })
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: "a day that there is" });

const amount = z
  .string({ error: `an amount such as "0.45"` })
  .refine(isAmount, { error: "an amount above zero with at most six decimals" })
  .refine((text) => !isAmount(text) || microsOf(text) > 0n, {
    error: "an amount above zero: what is free has no price",
  });

const ITEM = "an item such as tencent/machine/S5.LARGE8";
const SOURCE = "where the amount is from, in at most 500 characters";

const entry = z.strictObject({
  item: z
    .string({ error: ITEM })
    .regex(/^[a-z]+(\/[A-Za-z0-9._-]+)+$/, { error: ITEM })
    .describe("What is sold: cloud, kind and, where there are several, its name."),
  per: z.enum(["hour", "month", "GiB-month"]).describe("For what the amount is paid, one piece each."),
  amount: amount.describe("Exact decimal, as text."),
  currency: z.enum(CURRENCIES),
  estimate: z.boolean().default(false).describe("True when no published price was at hand."),
  source: z
    .string({ error: SOURCE })
    .regex(/^[^]{0,499}\S[^]{0,499}$/, { error: SOURCE })
    .max(500, { error: SOURCE })
    .describe("Where the amount is from."),
  date: day.describe("Day on which the source was read, or written where that is known."),
});

/** A file with prices: those of the catalog, and those that users bring. */
export const priceFileSchema = z
  .strictObject({ format: z.literal(1), prices: z.array(entry, { error: "a list of prices" }).max(10_000) })
  .superRefine(({ prices }, context) => {
    const seen = new Set<string>();
    prices.forEach(({ item, currency }, at) => {
      const key = `${item} ${currency}`;
      if (seen.has(key)) {
        context.addIssue({
          code: "custom",
          path: ["prices", at, "item"],
          message: `one price for each item and currency: ${item} in ${currency} has one already`,
        });
      }
      seen.add(key);
    });
  });

/** One price. */
export type PriceEntry = Readonly<z.output<typeof entry>>;

/**
 * Reads a file with prices.
 *
 * @param data - the file as plain data.
 * @throws Error with each thing that is wrong.
 */
export function readPrices(data: unknown): readonly PriceEntry[] {
  const read = priceFileSchema.safeParse(data);
  if (read.success) return read.data.prices;
  const problems = read.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the file"}: ${message}`,
  );
  throw new Error(`this is no file with prices: ${problems.slice(0, 10).join("; ")}`);
}

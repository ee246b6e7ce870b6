import { z } from "zod";
import { CURRENCIES } from "../../catalog/price";
import { text } from "./text";

const AMOUNT = "an amount above zero";
const amount = z.number({ error: AMOUNT }).positive({ error: AMOUNT }).max(1e12, { error: AMOUNT });

/** What the environment may cost. */
export const budgetSchema = z
  .strictObject({
    monthly: amount.describe("What the environment may cost a month."),
    currency: z.enum(CURRENCIES).describe("Currency of every amount here."),
    hourlyPrices: z
      .record(text(/^\S{1,60}$/, "a machine type"), amount, { error: "hourly prices by machine type" })
      .optional()
      .describe("What you pay for an hour of a machine type. Default: the catalog's estimates."),
  })
  .describe("What the environment may cost. Default: no limit.");

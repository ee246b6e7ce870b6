import { z } from "zod";
import { WAIVABLE_RULES } from "../../catalog/review-rules";
import { text } from "./text";

const DAY = 'the last day it counts, such as "2026-12-31"';

function isDay(written: string): boolean {
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}

const waiverSchema = z.strictObject({
  rule: z
    .enum(WAIVABLE_RULES, { error: 'the id of a rule under docs/rules such as "SDI-C08"' })
    .describe("Id of the rule."),
  address: text(/^[A-Za-z_][^\s]{2,199}$/, 'a Terraform address such as "tencentcloud_vpc.network-vpc"')
    .optional()
    .describe("What it is let pass for. Default: everything."),
  reason: text(/^\s*\S.{9,299}$/, "why the rule is let pass, in at least 10 characters").describe(
    "Why the rule is let pass.",
  ),
  owner: text(/^\S.{0,99}$/, 'who answers for it, such as "platform team"').describe("Who answers for it."),
  expires: text(/^\d{4}-\d{2}-\d{2}$/, DAY)
    .refine(isDay, { error: DAY })
    .describe(
      "The last day on which it counts. After it, plans are blocked until somebody has looked again.",
    ),
});

/** How plans are reviewed. */
export const reviewSchema = z.strictObject({
  waivers: z
    .array(waiverSchema, { error: "a list of waivers" })
    .default([])
    .describe("Rules that are let pass. Default: none."),
});

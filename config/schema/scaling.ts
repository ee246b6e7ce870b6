import { Cron } from "croner";
import { z } from "zod";
import { dnsLabel, whole } from "./text";

const TIME = `a time in cron notation with five fields such as "0 9 * * 1-5"`;
const ZONE = `a time zone such as "Asia/Shanghai"`;

function parses(cron: string): boolean {
  try {
    return new Cron(cron, { mode: "5-part", paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

const cron = z.string({ error: TIME }).refine(parses, { error: TIME });

const period = z.strictObject({
  name: dnsLabel(40, "office-hours").describe("Name of the period."),
  start: cron.describe("When it starts, in cron notation."),
  end: cron.describe("When it ends, in cron notation."),
  timezone: z
    .string({ error: ZONE })
    .refine(isTimeZone, { error: ZONE })
    .describe("Time zone of both times."),
  min: whole(0, 1000, "replicas").describe("Smallest number of replicas meanwhile."),
});

/** How many replicas there are. */
export const scalingSchema = z
  .strictObject({
    min: whole(0, 1000, "replicas").describe("Smallest number of replicas."),
    max: whole(1, 1000, "replicas").describe("Largest number of replicas."),
    queuePerReplica: whole(1, 1000, "waiting jobs")
      .default(2)
      .describe("Jobs that may wait per replica before another one is started."),
    schedule: z
      .array(period, { error: "a list of periods" })
      .optional()
      .describe("Periods with a larger smallest number. Default: none."),
  })
  .describe("How many replicas there are.");

import { z } from "zod";
import { DriftReport } from "../../model";
import { DRIFT, jsonSchemaOf, OUTPUT } from "./schema";

const stack = z.object({
  name: z.string(),
  status: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("compared") }),
    z.object({ kind: z.literal("not-applied") }),
    z.object({ kind: z.literal("failed"), message: z.string() }),
  ]),
  nextFailed: z.string().optional().describe("Why the next apply could not be planned."),
  terraformVersion: z.string().optional(),
  unchanged: z
    .int()
    .min(0)
    .optional()
    .describe("Resources that are as Terraform has left them; absent when that is not known."),
});

/** A report of drift as JSON has it. */
export const DRIFT_REPORT = z.object({
  format: z.literal(1),
  kind: z.literal("drift"),
  environment: z.string().optional(),
  verdict: z
    .enum(["no-drift", "drift", "dangerous", "failed"])
    .describe("`no-drift` when there is nothing but noise."),
  stacks: z.array(stack).readonly().describe("In the order of their application."),
  drift: z.array(DRIFT).readonly(),
  outputs: z.array(OUTPUT).readonly().describe("Outputs that are not what was saved any more."),
}) satisfies z.ZodType<DriftReport>;

/** The JSON Schema of a report of drift, as its file has it. */
export function driftJsonSchemaText(): string {
  const schema = jsonSchemaOf(DRIFT_REPORT, "Drift", "What `sdstack drift --format json` writes.");
  return `${JSON.stringify(schema, null, 2)}\n`;
}

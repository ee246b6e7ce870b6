import { z } from "zod";
import { Review } from "../../model";

const text = z.string();
const path = z.array(z.union([z.string(), z.number()])).readonly();
const many = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const shown = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("absent") }),
    z.object({ kind: z.literal("unknown") }),
    z.object({ kind: z.literal("masked") }),
    z.object({ kind: z.literal("text"), text: text.describe("Text of a string; JSON of anything else.") }),
  ])
  .meta({ id: "shown", description: "A value after masking: nothing secret is in it." });

const source = z
  .object({
    file: text,
    line: z.int().min(1),
    column: z.int().min(1),
    field: text.describe("Path of the field, such as `nodePools.gpu.max`."),
  })
  .meta({ id: "source", description: "The line of the environment file behind something." });

const origin = {
  stack: text,
  address: text.optional().describe("Terraform address; absent for what concerns a whole stack."),
  constructPath: text.optional(),
  source: source.optional(),
};

const addressed = { ...origin, address: text };

const attribute = z
  .object({
    path,
    label: text.optional().describe("The path as a reader would write it, where that is something else."),
    before: shown,
    after: shown,
    forcesReplacement: z.boolean(),
    meaning: many(z.object({ path, before: shown, after: shown }))
      .optional()
      .describe("For a text that holds YAML or JSON: what differs in its meaning."),
  })
  .meta({ id: "attribute" });

const change = z
  .object({
    ...addressed,
    type: text,
    provider: text,
    mode: z.enum(["managed", "data"]),
    action: z.enum([
      ...["create", "update", "replace", "delete", "forget"],
      ...["import", "move", "read", "deferred"],
    ] as const satisfies readonly Review["changes"][number]["action"][]),
    createBeforeDestroy: z.boolean().optional(),
    previousAddress: text.optional(),
    importId: shown.optional(),
    deposed: text.optional(),
    reason: text.optional().describe("Terraform's reason, such as `replace_because_tainted`."),
    attributes: many(attribute),
    holds: text.optional().describe("Why it holds data or is hard to get back; absent when it does not."),
  })
  .meta({ id: "change" });

/** An output as JSON has it. */
export const OUTPUT = z.object({
  stack: text,
  name: text,
  action: z.enum(["create", "update", "delete"]),
  before: shown,
  after: shown,
});

/** A drift as JSON has it. */
export const DRIFT = z.object({
  ...addressed,
  type: text,
  action: z.enum(["update", "delete"]),
  attributes: many(attribute),
  sort: z.enum(["dangerous", "scaling", "tags", "noise", "other"]),
  why: text.optional().describe("Why it is of that sort."),
  explainsPlan: z.boolean().describe("Whether this plan is what it is because of it."),
  fate: z
    .enum(["undone", "kept", "unknown"])
    .describe("What the next apply does with it; `unknown` when that could not be planned."),
});

const check = z.object({
  stack: text,
  address: text,
  status: z.enum(["pass", "fail", "error", "unknown"]),
  problems: many(text),
});

const finding = z
  .object({
    ...origin,
    rule: text,
    severity: z.enum(["block", "warn", "note"]).describe("Only `block` keeps a plan from being applied."),
    question: z.enum(["data", "exposure", "cost", "reliability", "hygiene"]),
    message: text,
    fix: text,
    code: many(z.object({ language: z.enum(["hcl", "typescript"]), text }))
      .optional()
      .describe("The fix as code, ready to be pasted."),
    attribute: text.optional(),
    waiver: z
      .object({
        reason: text,
        owner: text,
        expires: text.describe("Last day on which it counts, as `2026-12-31`."),
      })
      .optional()
      .describe("Who lets it pass, why and until when. A finding that is waived blocks nothing."),
  })
  .meta({ id: "finding" });

const undecided = z.object({
  rule: text,
  title: text,
  places: many(z.object({ ...origin, attribute: text.optional() })),
});

const range = z
  .object({ low: z.number(), high: z.number() })
  .meta({ id: "range", description: "Amounts per month; they differ where something scales." });

const cost = z.object({
  currency: text,
  before: range,
  after: range,
  stacks: many(z.object({ stack: text, before: range, after: range })),
  lines: many(
    z.object({
      ...addressed,
      what: text,
      before: range.optional(),
      after: range.optional(),
      prices: many(z.object({ source: text, date: text })),
    }),
  ),
  unknown: many(z.object({ ...addressed, why: text })).describe("Paid for, without a known price."),
  thousandImages: z.object({ amount: z.number(), assumptions: many(text) }).optional(),
  budget: z.object({ monthly: z.number(), exceeded: z.enum(["no", "floor", "ceiling"]) }).optional(),
});

const stack = z.object({
  name: text,
  status: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("planned") }),
    z.object({ kind: z.literal("waits"), for: many(text).describe("Stacks that have to be applied first.") }),
    z.object({ kind: z.literal("failed"), message: text }),
  ]),
  terraformVersion: text.optional(),
  complete: z.boolean().optional(),
  errored: z.boolean().optional(),
  digest: text.optional(),
  unchanged: z.int().min(0).describe("Resources that do not change."),
});

/** The report model as JSON has it. */
export const REVIEW = z.object({
  format: z.literal(1),
  environment: text.optional(),
  verdict: z.enum(["no-changes", "changes", "blocked", "incomplete", "failed"]),
  stacks: many(stack).describe("In the order of their application."),
  changes: many(change),
  outputs: many(OUTPUT),
  drift: many(DRIFT).describe("What was changed outside Terraform."),
  checks: many(check),
  findings: many(finding),
  undecided: many(undecided)
    .optional()
    .describe("Rules that could not judge everything: the values are known only after an apply."),
  cost: cost.optional().describe("Absent when nothing with a price is known."),
  digest: text.describe("Digest of the masked meaning of everything together."),
}) satisfies z.ZodType<Review>;

/** The JSON Schema of a review. A later version may add fields: a reader passes over what it does not know. */
export function reviewJsonSchema(): object {
  return jsonSchemaOf(REVIEW, "Plan review", "What `sdstack review --format json` writes.");
}

/** The JSON Schema of something that is only read. */
export function jsonSchemaOf(type: z.ZodType, title: string, description: string): object {
  const { $schema, ...schema } = z.toJSONSchema(type, {
    target: "draft-2020-12",
    io: "input",
    // That our lists are read-only says something of our types, and nothing of the format.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return { $schema, title, description, ...schema };
}

/** The schema as its file has it. */
export function reviewJsonSchemaText(): string {
  return `${JSON.stringify(reviewJsonSchema(), null, 2)}\n`;
}

import { z } from "zod";
import { isObject, member } from "../masking/json";
import { PlanFormatError } from "./plan-format-error";

/** The major version of the format that is read; its minor versions only add to it. */
const MAJOR = 1;

const text = z.string();
const actions = z.array(text).min(1);

const importing = z.object({
  id: text.optional(),
  identity: z.unknown().optional(),
  unknown: z.boolean().optional(),
});

const change = z.object({
  actions,
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([text, z.number()]))).optional(),
  importing: importing.nullish(),
});

const resourceChange = z.object({
  address: text,
  previous_address: text.optional(),
  module_address: text.optional(),
  mode: z.enum(["managed", "data"]),
  type: text,
  name: text,
  index: z.union([text, z.number()]).optional(),
  provider_name: text.default(""),
  deposed: text.optional(),
  change,
  action_reason: text.optional(),
});

const outputChange = change.omit({ replace_paths: true, importing: true });

const checkStatus = z.enum(["pass", "fail", "error", "unknown"]);
const checkInstance = z.object({
  address: z.object({ to_display: text }).optional(),
  problems: z.array(z.object({ message: text.default("") })).optional(),
});
const check = z.object({
  address: z.object({ to_display: text }),
  status: checkStatus,
  instances: z.array(checkInstance).optional(),
});

const plan = z.object({
  format_version: text,
  terraform_version: text.default(""),
  resource_changes: z.array(resourceChange).default([]),
  resource_drift: z.array(resourceChange).default([]),
  deferred_changes: z.array(z.object({ reason: text, resource_change: resourceChange })).default([]),
  output_changes: z.record(text, outputChange).default({}),
  checks: z.array(check).default([]),
  relevant_attributes: z
    .array(z.object({ resource: text, attribute: z.array(z.union([text, z.number()])).default([]) }))
    .default([]),
  applyable: z.boolean().optional(),
  complete: z.boolean().optional(),
  errored: z.boolean().optional(),
});

/** A plan as its JSON says it; secrets are in it. */
export type PlanJson = z.infer<typeof plan>;

/** One resource instance of it. */
export type ResourceChangeJson = z.infer<typeof resourceChange>;

/** One output of it. */
export type OutputChangeJson = z.infer<typeof outputChange>;

/**
 * Checks parsed JSON for being a plan of a format that is known.
 *
 * @throws PlanFormatError that tells what is wrong, and quotes no value.
 */
export function planJson(parsed: unknown): PlanJson {
  checkVersion(parsed);
  const result = plan.safeParse(parsed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue === undefined ? "" : ` at ${issue.path.map((step) => placeName(step)).join(".")}`;
  throw new PlanFormatError(`the plan has not the form of a Terraform plan${path}`);
}

/** Names of the format may be told; those that a program chose may not. */
function placeName(step: PropertyKey): string {
  if (typeof step === "number") return String(step);
  return typeof step === "string" && /^[a-z_]{1,30}$/.test(step) ? step : "…";
}

function checkVersion(parsed: unknown): void {
  if (!isObject(parsed)) throw new PlanFormatError("the plan is not a JSON object");
  const version = member(parsed, "format_version");
  if (version === undefined && member(parsed, "lineage") !== undefined) throw isState();
  if (typeof version !== "string") {
    throw new PlanFormatError(
      "the JSON has no format_version: it is not what `terraform show -json PLANFILE` prints",
    );
  }
  const numbers = /^(\d{1,6})\.(\d{1,6})$/.exec(version);
  if (numbers === null) throw new PlanFormatError("the plan's format_version is not a version such as 1.2");
  if (Number(numbers[1]) !== MAJOR) {
    throw new PlanFormatError(
      `the plan has format version ${version}, and only versions ${MAJOR}.x are known; a newer sdstack may read it`,
    );
  }
  if (isObject(member(parsed, "values")) && member(parsed, "planned_values") === undefined) throw isState();
  const isPlan = ["planned_values", "resource_changes", "configuration", "output_changes"].some(
    (name) => member(parsed, name) !== undefined,
  );
  if (!isPlan && member(parsed, "terraform_version") === undefined) {
    throw new PlanFormatError("the JSON has nothing of a plan in it");
  }
}

function isState(): PlanFormatError {
  return new PlanFormatError(
    "this is a state, not a plan: give the plan file to `terraform show -json PLANFILE`",
  );
}

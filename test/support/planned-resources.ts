import { Finding, Review } from "../../review/model";
import { Plan } from "../../review/plan/plan";
import { readPlan } from "../../review/plan/read-plan";
import { ReviewInput, reviewPlans } from "../../review/review-plans";

/** A resource of a plan in JSON. */
export function planned(
  address: string,
  actions: string,
  before: object | null,
  after: object | null,
  more: { readonly unknown?: object; readonly paths?: unknown; readonly rest?: object } = {},
): object {
  const [type = "", name = ""] = address.split(".");
  return {
    address,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/example/any",
    change: {
      actions: actions.split(","),
      before,
      after,
      after_unknown: more.unknown ?? {},
      ...(more.paths === undefined ? {} : { replace_paths: more.paths }),
    },
    ...more.rest,
  };
}

/** A plan of resources. */
export function planOf(...resources: readonly object[]): Plan {
  return readPlan(
    JSON.stringify({ format_version: "1.2", terraform_version: "1.11.4", resource_changes: resources }),
  );
}

/** The review of one stack `data`, with the findings of the guard only. */
export function reviewed(plan: Plan, more: Partial<ReviewInput> = {}): Review {
  const review = reviewPlans({ stacks: [{ name: "data", plan }], ...more });
  return { ...review, findings: review.findings.filter(({ rule }) => rule.startsWith("SDI-D")) };
}

/** Findings of the guard and of budgets, each in one line: what rules say has tests of its own. */
export function lines(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ rule }) => /^SDI-[BD]/.test(rule))
    .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
}

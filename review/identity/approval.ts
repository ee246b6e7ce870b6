import { z } from "zod";
import { Review } from "../model";
import { ApprovalError } from "./approval-error";

const state = z.strictObject({ lineage: z.string(), serial: z.int().nonnegative() });

const stack = z.strictObject({
  name: z.string(),
  /** Absent when it waited for others, and nothing of it is approved. */
  digest: z.string().optional(),
  /** `null` when nothing has been applied yet. */
  state: state.nullable(),
  /** Digest of its lock file; `null` without one. */
  lockFile: z.string().nullable(),
});

/** The format of an approval. */
export const approvalFormat = z.strictObject({
  format: z.literal(1),
  environment: z.string().optional(),
  /** Absent when it is not to be destroyed. */
  mode: z.literal("destroy").optional(),
  digest: z.string(),
  stacks: z.array(stack),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.enum(["block", "warn", "note"]),
      stack: z.string(),
      address: z.string().optional(),
      message: z.string(),
      waived: z.boolean(),
    }),
  ),
  approver: z.string().min(1),
  approvedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

/** What somebody has approved: plans by their meaning, what was found in them, and the states they start from. */
export type Approval = z.infer<typeof approvalFormat>;

/** Where a plan starts from. */
export interface PlanBase {
  readonly name: string;

  /** Of the state that was planned from; `null` when nothing has been applied yet. */
  readonly state: { readonly lineage: string; readonly serial: number } | null;

  /** Digest of the lock file of its providers; `null` without one. */
  readonly lockFile: string | null;
}

/** Who approves, and for how long. */
export interface ApprovalTerms {
  readonly approver: string;
  readonly approvedAt: Date;
  readonly expiresAt: Date;

  /**
   * Whether everything is to be destroyed.
   *
   * @default false
   */
  readonly destroy?: boolean | undefined;
}

/**
 * Approves what a review says.
 *
 * @param bases - one for each stack of the review.
 * @throws ApprovalError when something blocks or could not be planned, or when the terms make no sense.
 */
export function approvalOf(review: Review, bases: readonly PlanBase[], terms: ApprovalTerms): Approval {
  const { environment, digest, stacks, findings, verdict } = review;
  const { approver, approvedAt, expiresAt, destroy = false } = terms;
  if (verdict === "failed") throw new ApprovalError("a plan that ended with an error cannot be approved");
  const blocking = findings.filter(({ severity, waiver }) => severity === "block" && waiver === undefined);
  if (blocking.length > 0) {
    const rules = [...new Set(blocking.map(({ rule }) => rule))].join(", ");
    throw new ApprovalError(`what a finding blocks cannot be approved: ${blocking.length} of ${rules}`);
  }
  const cut = stacks.find(({ complete }) => complete === false);
  if (cut !== undefined)
    throw new ApprovalError(`the plan of ${cut.name} leaves things out: plan it without targets`);
  if (approver.trim() === "") throw new ApprovalError("an approval needs the name of who approves");
  if (!(expiresAt.getTime() > approvedAt.getTime()))
    throw new ApprovalError("an approval has to end after it begins");
  return {
    format: 1,
    ...(environment === undefined ? {} : { environment }),
    ...(destroy ? { mode: "destroy" } : {}),
    digest,
    stacks: stacks.map(({ name, digest: ofStack }) => {
      const base = bases.find((each) => each.name === name);
      if (base === undefined) throw new ApprovalError(`the state that ${name} was planned from is not given`);
      const { state: from, lockFile } = base;
      return { name, ...(ofStack === undefined ? {} : { digest: ofStack }), state: from, lockFile };
    }),
    findings: findings.map(({ rule, severity, stack: of, address, message, waiver }) => ({
      rule,
      severity,
      stack: of,
      ...(address === undefined ? {} : { address }),
      message,
      waived: waiver !== undefined,
    })),
    approver,
    approvedAt: approvedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

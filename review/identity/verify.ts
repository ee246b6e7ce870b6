import { Approval, approvalFormat, PlanBase } from "./approval";
import { ApprovalError } from "./approval-error";
import { openEnvelope, Signer } from "./envelope";
import { parsedJson } from "../parsed-json";

/** A stack as it would be applied now. */
export interface StackToApply extends PlanBase {
  /** Of the plan that would be applied. */
  readonly digest: string;
}

/** What an approval has to fit, whatever is in it. */
export interface OpenOptions {
  /** People whose approvals count. */
  readonly signers: readonly Signer[];
  readonly now: Date;

  /** Environment; undefined for stacks of somebody else's. */
  readonly environment: string | undefined;

  /**
   * Whether everything is to be destroyed.
   *
   * @default false
   */
  readonly destroy?: boolean | undefined;
}

/** What an approval has to fit. */
export interface VerifyOptions extends OpenOptions {
  /** What would be applied now: one stack, or several. */
  readonly stacks: readonly StackToApply[];
}

/** An approval that counts, or everything that is wrong with it. */
export type Verified =
  | { readonly approval: Approval; readonly signer: string; readonly problems: readonly [] }
  | { readonly approval?: undefined; readonly problems: readonly [string, ...string[]] };

/** How far clocks of two machines may differ. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Says whether an approval lets stacks be applied, and in words why not. Nothing of what nobody has signed is believed. */
export function verifyApproval(text: string, options: VerifyOptions): Verified {
  const { stacks } = options;
  if (stacks.length === 0) return { problems: ["no stack is given that the approval could be for"] };
  return opened(text, options, (approval) => stacks.flatMap((stack) => stackProblems(approval, stack)));
}

/** As `verifyApproval`, before anything is known of the stacks: who signed it, for what, and until when. */
export function openApproval(text: string, options: OpenOptions): Verified {
  return opened(text, options, () => []);
}

function opened(
  text: string,
  options: OpenOptions,
  problemsOf: (approval: Approval) => readonly string[],
): Verified {
  try {
    const { signer, payload } = openEnvelope(text, options.signers);
    const approval = readApproval(payload);
    const [first, ...more] = [...termProblems(approval, options), ...problemsOf(approval)];
    return first === undefined ? { approval, signer, problems: [] } : { problems: [first, ...more] };
  } catch (error) {
    if (error instanceof ApprovalError) return { problems: [error.message] };
    throw error;
  }
}

function readApproval(payload: string): Approval {
  const read = approvalFormat.safeParse(parsedJson(payload));
  if (!read.success) throw new ApprovalError("the approval has a format that this version does not know");
  return read.data;
}

function termProblems(
  approval: Approval,
  { now, environment, destroy = false }: OpenOptions,
): readonly string[] {
  const { approvedAt, expiresAt } = approval;
  const problems: string[] = [];
  if (approval.environment !== environment) {
    problems.push(
      `the approval is for environment ${approval.environment ?? "none"}, not for ${environment ?? "none"}`,
    );
  }
  if (now.getTime() >= Date.parse(expiresAt)) {
    problems.push(`the approval has expired: it counted until ${expiresAt}`);
  }
  if (now.getTime() < Date.parse(approvedAt) - CLOCK_SKEW_MS) {
    problems.push(`the approval is of the future: it was given at ${approvedAt}`);
  }
  if ((approval.mode === "destroy") !== destroy) {
    problems.push(
      destroy
        ? "the approval is for applying the environment, not for destroying it"
        : "the approval is for destroying the environment, not for applying it",
    );
  }
  return problems;
}

function stackProblems(
  approval: Approval,
  { name, digest, state, lockFile }: StackToApply,
): readonly string[] {
  const approved = approval.stacks.find((stack) => stack.name === name);
  if (approved === undefined) return [`${name} is not in the approval`];
  if (approved.digest === undefined) {
    return [`${name} was not planned when the approval was given: it needs a review of its own`];
  }
  const problems: string[] = [];
  if (approved.digest !== digest) {
    problems.push(
      `the plan of ${name} is not the approved one: its digest is ${digest}, approved was ${approved.digest}`,
    );
  }
  problems.push(...stateProblems(name, approved.state, state));
  if (approved.lockFile !== lockFile) {
    problems.push(
      `the lock file of ${name} has changed: other providers would be used than those that planned`,
    );
  }
  return problems;
}

function stateProblems(name: string, approved: PlanBase["state"], now: PlanBase["state"]): readonly string[] {
  if (approved === null) {
    return now === null ? [] : [`${name} has a state now, and had none when it was approved`];
  }
  if (now === null) return [`${name} has no state any more, and had one when it was approved`];
  if (now.lineage !== approved.lineage)
    return [`the state of ${name} is another one than when it was approved`];
  if (now.serial === approved.serial) return [];
  return [`the state of ${name} has moved: its serial is ${now.serial}, approved was ${approved.serial}`];
}

import { actionOf } from "../../review/changes";
import { Plan } from "../../review/plan/plan";
import { StackState } from "./state";

/** A stack that others depend on, as far as it is known. */
export interface Upstream {
  /** What would be done to it. */
  readonly plan?: Plan | undefined;
  readonly state?: StackState | undefined;
}

const READ =
  /terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs(?:\.([\w-]+)|\[\\?"([\w-]+))/g;

/**
 * The outputs of other stacks that a configuration reads, by the name of the stack.
 *
 * @param text - content of its `cdk.tf.json`.
 */
export function outputsRead(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  for (const [, stack = "", dotted, indexed] of text.matchAll(READ)) {
    const names = read.get(stack) ?? new Set();
    names.add(dotted ?? indexed ?? "");
    read.set(stack, names);
  }
  return read;
}

/**
 * Whether a stack can be planned truthfully before this one of those it depends on is applied: everything it reads of it
 * is there, and stays.
 */
export function isSettled({ plan, state }: Upstream, read: ReadonlySet<string>): boolean {
  if (plan === undefined || state === undefined) return false;
  if (!state.isApplied && changesAnything(plan)) return false;
  const changing = new Set(
    plan.outputs.filter(({ actions }) => actions.some((each) => each !== "no-op")).map(({ name }) => name),
  );
  return [...read].every((name) => state.outputs.has(name) && !changing.has(name));
}

/** Whether applying a plan does anything. */
export function changesAnything({ applyable, resources, outputs }: Plan): boolean {
  return (
    applyable === true ||
    resources.some((each) => !["none", "read"].includes(actionOf(each))) ||
    outputs.some(({ actions }) => actions.some((action) => action !== "no-op"))
  );
}

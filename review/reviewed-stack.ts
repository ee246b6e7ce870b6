import { StackStatus } from "./model";
import { ConstructPaths } from "./origin";
import { Plan } from "./plan/plan";

/** A stack that was planned. */
export interface PlannedStack {
  readonly name: string;
  readonly plan: Plan;

  /**
   * Constructs of its program.
   *
   * @default - the program is not at hand, and no construct is named.
   */
  readonly constructPaths?: ConstructPaths | undefined;
}

/** A stack that could not be planned. */
export interface UnplannedStack {
  readonly name: string;
  readonly status: Exclude<StackStatus, { readonly kind: "planned" }>;
}

/** A stack to review. */
export type ReviewedStack = PlannedStack | UnplannedStack;

/** Says whether a stack was planned. */
export function isPlanned(stack: ReviewedStack): stack is PlannedStack {
  return "plan" in stack;
}

import { ProtectedBlocks } from "./guard";
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

  /**
   * What its program protects with `prevent_destroy`: as it was applied last, and as it was planned.
   *
   * @default - not at hand, and nothing is said of it.
   */
  readonly protectedBlocks?:
    { readonly before: ProtectedBlocks; readonly after: ProtectedBlocks } | undefined;
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

import { PlannedChange } from "./plan-json";
import { SynthesizedStack } from "./stacks";

/** Shows how far the work is. */
export type Detail = (text: string) => void;

/** Hears how the work on several stacks goes, and shows it. */
export interface StackHooks {
  /** Called before anything of a stack can be made. */
  readonly started: (stack: SynthesizedStack) => void;

  /** Called when the work on a stack has ended well. */
  readonly ended: (stack: SynthesizedStack, seconds: number) => void;

  /** Shows the work on a stack, or on all of them at once when there is no name. */
  readonly step: <T>(stackName: string | undefined, work: (detail: Detail) => Promise<T>) => Promise<T>;
}

/** What a rehearsal does with stacks; with Terraform itself, or through a tool that runs it. */
export interface StackCommands {
  /**
   * Applies the stacks in order.
   *
   * @param signal interrupts the work; what has been begun is finished in good order, then this throws.
   * @throws Error when a stack cannot be applied; those after it are not tried.
   */
  apply(stacks: readonly SynthesizedStack[], hooks: StackHooks, signal: AbortSignal): Promise<void>;

  /** Plans one stack again and says what would change. */
  plan(stack: SynthesizedStack, signal: AbortSignal): Promise<readonly PlannedChange[]>;

  /**
   * Lets a stack be destroyed. The program has been replaced by one that protects nothing: what a cloud itself
   * protects is updated, and nothing is made that is not there.
   */
  unprotect(stack: SynthesizedStack): Promise<void>;

  /**
   * Destroys the stacks, given in the order of their application, in the opposite order.
   *
   * @throws Error when a stack cannot be destroyed.
   */
  destroy(stacks: readonly SynthesizedStack[], hooks: StackHooks): Promise<void>;

  /** Addresses of the resources in a stack's state. */
  state(stack: SynthesizedStack): Promise<readonly string[]>;

  /** The outputs of an applied stack that are texts and no secrets, by name. */
  outputs(stack: SynthesizedStack): Promise<Readonly<Record<string, string>>>;
}

/** What is being done with a stack. */
export type StackPhase = "apply" | "plan" | "prove" | "unprotect" | "destroy";

/** Is told how a rehearsal goes on. */
export interface RehearsalObserver {
  /** Work on one stack, or on all of them when there is no name. `detail` may be called while it goes on. */
  step<T>(
    phase: StackPhase,
    stackName: string | undefined,
    work: (detail: (text: string) => void) => Promise<T>,
  ): Promise<T>;

  /** Something worth a line. */
  note(text: string): void;

  /** What a command prints. */
  raw(text: string): void;
}

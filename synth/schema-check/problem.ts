/** What is wrong, as a word that never changes. */
export type ProblemCode =
  | "unknown-type"
  | "unknown-attribute"
  | "read-only-attribute"
  | "wrong-type"
  | "missing-attribute"
  | "missing-block"
  | "too-many-blocks"
  | "conflicting-attributes"
  | "attributes-together"
  | "value-not-allowed"
  | "value-out-of-range"
  | "unknown-reference"
  | "leaked-token";

/** Something in a synthesized stack that Terraform or the provider would refuse, or quietly do otherwise. */
export interface Problem {
  readonly code: ProblemCode;

  /** Address of the block, such as `kubernetes_service_v1.web`, `provider.helm` or `backend.cos`. */
  readonly address: string;

  /** Path of the construct that made the block; absent for blocks that no construct stands for. */
  readonly constructPath?: string;

  /** Where in the block, such as `spec.template.spec.container[0].image`; empty for the block itself. */
  readonly path: string;

  /** What was found, what is allowed, and a guess at what was meant. */
  readonly message: string;
}

/** One line for people: address, place, message, construct. */
export function formatProblem({ address, path, message, constructPath, code }: Problem): string {
  const place = path === "" ? address : `${address}: ${path}`;
  const origin = constructPath === undefined ? "" : ` [at ${constructPath}]`;
  return `${place}: ${message} (${code})${origin}`;
}

/** Collects the problems of one block. */
export class BlockProblems {
  public readonly problems: Problem[] = [];

  /**
   * @param address - address of the block.
   * @param constructPath - path of its construct, if it has one.
   */
  public constructor(
    private readonly address: string,
    private readonly constructPath: string | undefined,
  ) {}

  public add(code: ProblemCode, path: string, message: string): void {
    const { address, constructPath } = this;
    this.problems.push({
      code,
      address,
      path,
      message,
      ...(constructPath === undefined ? {} : { constructPath }),
    });
  }
}

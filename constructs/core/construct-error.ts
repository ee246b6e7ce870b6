import { IConstruct } from "constructs";

/**
 * A construct was asked for something it cannot be. The message starts with the property and ends with the
 * value it got; the path of the construct is appended, so that one of forty is found.
 */
export class ConstructError extends Error {
  /** Path of the construct that refused. */
  public readonly constructPath: string;

  /**
   * @param construct - the construct that refuses.
   * @param problem - property, what is allowed, and the value it got.
   */
  public constructor(construct: IConstruct, problem: string) {
    super(`${problem} [at ${construct.node.path}]`);
    this.name = "ConstructError";
    this.constructPath = construct.node.path;
  }
}

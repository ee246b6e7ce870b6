import { Change, SourceLine, ValuePath } from "../model";
import { PlannedResource } from "../plan/plan";
import { ConstructPaths, constructPathOf } from "./program";

/**
 * The line of the environment file behind a construct, or behind one of its attributes; undefined where there is none.
 *
 * @param attribute - empty for the construct as a whole.
 */
export type SourceOf = (constructPath: string, attribute: ValuePath) => SourceLine | undefined;

/** What the addresses of one stack come from. */
export class Origins {
  private readonly pathOf = new Map<string, string>();

  public constructor(
    private readonly stack: string,
    resources: readonly PlannedResource[],
    paths: ConstructPaths,
    private readonly sourceOf: SourceOf,
  ) {
    for (const resource of resources) {
      const path = constructPathOf(paths, resource);
      if (path !== undefined) this.pathOf.set(resource.address, path);
    }
  }

  /**
   * Where something at an address comes from.
   *
   * @param attributes - paths of attributes that matter, the most important first: the first that a line stands behind
   * counts.
   */
  public of(
    address: string,
    attributes: readonly ValuePath[] = [],
  ): {
    readonly stack: string;
    readonly address: string;
    readonly constructPath?: string;
    readonly source?: SourceLine;
  } {
    const { stack } = this;
    const constructPath = this.pathOf.get(address);
    if (constructPath === undefined) return { stack, address };
    const source = this.best(constructPath, attributes);
    return { stack, address, constructPath, ...(source === undefined ? {} : { source }) };
  }

  /** The change with its origin: for a replacement, of what forces it; for what is new, of the whole. */
  public ofChange(change: Change): Change {
    const attributes = change.action === "create" ? [] : change.attributes;
    const forcing = attributes.filter(({ forcesReplacement }) => forcesReplacement);
    const paths = [...forcing, ...attributes].slice(0, 50).map(({ path }) => path);
    return { ...change, ...this.of(change.address, paths) };
  }

  private best(constructPath: string, attributes: readonly ValuePath[]): SourceLine | undefined {
    const whole = this.sourceOf(constructPath, []);
    for (const attribute of attributes) {
      const source = this.sourceOf(constructPath, attribute);
      if (source !== undefined && source.field !== whole?.field) return source;
    }
    return whole;
  }
}

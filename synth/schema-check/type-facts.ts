import { AttributeFacts, ResourceFacts } from "./schema";

/** The facts at one place of a type, and below it. */
export interface FactsNode {
  readonly facts?: AttributeFacts;
  readonly below: ReadonlyMap<string, FactsNode>;
}

interface GrowingNode {
  facts?: AttributeFacts;
  readonly below: Map<string, GrowingNode>;
}

/** The facts of one type, in the order in which a check needs them; prepared once, used for every resource of the type. */
export class TypeFacts {
  /** The facts as a tree along the blocks. */
  public readonly root: FactsNode;

  /** The facts that relate attributes to each other, with their paths. */
  public readonly relations: readonly (readonly [path: string, facts: AttributeFacts])[];

  /** @param facts - facts by path. */
  public constructor(facts: ResourceFacts) {
    const root: GrowingNode = { below: new Map() };
    for (const [path, fact] of Object.entries(facts)) {
      let node = root;
      for (const key of path.split(".")) {
        const next: GrowingNode = node.below.get(key) ?? { below: new Map() };
        node.below.set(key, next);
        node = next;
      }
      node.facts = fact;
    }
    this.root = root;
    this.relations = Object.entries(facts).filter(([, fact]) => relates(fact));
  }
}

/** No facts at all. */
export const NO_FACTS = new TypeFacts({});

function relates(fact: AttributeFacts): boolean {
  const { conflictsWith, requiredWith, exactlyOneOf, atLeastOneOf } = fact;
  return [conflictsWith, requiredWith, exactlyOneOf, atLeastOneOf].some((paths) => paths !== undefined);
}

import { AttributePath } from "../provider";
import { ObjectValue, Value } from "../value";
import { ResourceBehaviour } from "./behaviour";
import { AttributeFacts, ResourceFacts } from "./facts";
import { Place } from "./place";

/** What planning a resource knows and collects. */
export class PlanDraft {
  public readonly creating: boolean;

  /** Whether anything differs from the state before, in the eyes of the SDK. */
  public changed = false;

  readonly #replacements = new Map<string, AttributePath>();

  /** Suppressions and normalisations only of `behaviour` are used here. */
  public constructor(
    private readonly facts: ResourceFacts,
    private readonly behaviour: Pick<ResourceBehaviour, "suppressDiff" | "normalize">,
    private readonly prior: ObjectValue | null,
    private readonly proposed: ObjectValue,
  ) {
    this.creating = prior === null;
  }

  /** Paths whose change replaces the resource, in the order found, each once. */
  public get requiresReplace(): readonly AttributePath[] {
    return [...this.#replacements.values()];
  }

  /** Facts of the attribute or block at a place. A resource without updates is replaced by whatever changes. */
  public factsOf({ factPath }: Place): AttributeFacts {
    const known = this.facts.attributes[factPath] ?? {};
    return this.facts.updatable || factPath.includes(".") ? known : { ...known, forceNew: true };
  }

  /** A configured value in the form that the state has. */
  public normalized({ factPath }: Place, value: Value, prior: Value): Value {
    return this.behaviour.normalize?.[factPath]?.(value, prior) ?? value;
  }

  /** Says whether the provider hides this change. */
  public isSuppressed(place: Place, prior: Value, planned: Value): boolean {
    const suppress = this.behaviour.suppressDiff?.[place.factPath];
    if (suppress === undefined) return false;
    return suppress({
      path: place.path,
      prior,
      planned,
      priorResource: this.prior,
      proposedResource: this.proposed,
    });
  }

  /** Records a change; `replaces` false is for one that never forces a replacement. */
  public change(place: Place, replaces = true): void {
    this.changed = true;
    if (!replaces || this.factsOf(place).forceNew !== true) return;
    const path = place.set ?? place.path;
    this.#replacements.set(JSON.stringify(path), path);
  }
}

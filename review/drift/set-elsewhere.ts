import { isPlanObject, isSame, memberOf } from "../changes/values";
import { ValuePath } from "../model";
import { Plan, PlannedResource } from "../plan/plan";

/**
 * Finds resources of the same plan that set an attribute of another one: an endpoint that belongs to a cluster opens it,
 * and a state that was written before says of the cluster that it was closed.
 */
export class Elsewhere {
  /** Managed resources by the texts at their top. */
  private byText: ReadonlyMap<string, ReadonlySet<PlannedResource>> | undefined;

  public constructor(private readonly plan: Plan) {}

  /** Address of a resource that belongs to this one, and has the same value under the same name; undefined for none. */
  public setter(drifted: PlannedResource, path: ValuePath): string | undefined {
    const { after } = drifted;
    const [name] = path;
    if (!isPlanObject(after) || typeof name !== "string") return undefined;
    const id = memberOf(after, "id");
    const value = memberOf(after, name);
    if (typeof id !== "string" || typeof value === "symbol" || value === null) return undefined;
    for (const other of this.holding(id)) {
      const setting = other.before;
      if (other.address === drifted.address || !isPlanObject(setting)) continue;
      if (name !== "id" && isSame(memberOf(setting, name), value)) return other.address;
    }
    return undefined;
  }

  private holding(text: string): Iterable<PlannedResource> {
    this.byText ??= byTexts(this.plan);
    return this.byText.get(text) ?? [];
  }
}

function byTexts({ resources }: Plan): ReadonlyMap<string, ReadonlySet<PlannedResource>> {
  const found = new Map<string, Set<PlannedResource>>();
  for (const resource of resources) {
    const { before, mode } = resource;
    if (mode !== "managed" || !isPlanObject(before)) continue;
    for (const value of Object.values(before)) {
      if (typeof value !== "string" || value === "") continue;
      const holders = found.get(value) ?? new Set();
      found.set(value, holders.add(resource));
    }
  }
  return found;
}

import { KubernetesObject, objectOf } from "../kubernetes/object";
import { Pod, podOf } from "../kubernetes/pod";
import { Part } from "./part";
import { Gate } from "./rule";

/** A resource as rules see it, from a synthesized stack or from a plan. */
export interface KnownResource {
  readonly stack: string;
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;

  /** What it will be. */
  readonly body: Part;

  /** Whether findings about it are wanted: resources that a plan does not change only explain others. */
  readonly judged: boolean;
}

/** What is known of a stack besides its resources; only at synthesis. */
export interface KnownStack {
  readonly name: string;

  /** Blocks of its providers, backend and versions; absent in a plan. */
  readonly providers?: readonly { readonly name: string; readonly body: Part }[];
  readonly terraform?: Part;
}

/** Everything that is judged together. */
export class World {
  public readonly objects: readonly KubernetesObject[];
  public readonly pods: readonly Pod[];
  private readonly byType: ReadonlyMap<string, readonly KnownResource[]>;
  private readonly byKind: ReadonlyMap<string, readonly KubernetesObject[]>;

  public constructor(
    public readonly gate: Gate,
    public readonly stacks: readonly KnownStack[],
    public readonly resources: readonly KnownResource[],
  ) {
    this.objects = resources.flatMap((each) => objectOf(each) ?? []);
    this.pods = this.objects.flatMap((each) => podOf(each) ?? []);
    this.byType = grouped(
      resources.filter(({ mode }) => mode === "managed"),
      ({ type }) => type,
    );
    this.byKind = grouped(this.objects, ({ kind }) => kind);
  }

  /** Managed resources of these types. */
  public ofType(...types: readonly string[]): readonly KnownResource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Kubernetes objects of these kinds, such as `network_policy`. */
  public ofKind(...kinds: readonly string[]): readonly KubernetesObject[] {
    return kinds.flatMap((kind) => this.byKind.get(kind) ?? []);
  }
}

/** Rules ask thousands of times: looking through everything each time would take too long. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

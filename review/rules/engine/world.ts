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

  public constructor(
    public readonly gate: Gate,
    public readonly stacks: readonly KnownStack[],
    public readonly resources: readonly KnownResource[],
  ) {
    this.objects = resources.flatMap((each) => objectOf(each) ?? []);
    this.pods = this.objects.flatMap((each) => podOf(each) ?? []);
  }

  /** Managed resources of these types. */
  public ofType(...types: readonly string[]): readonly KnownResource[] {
    return this.resources.filter(({ mode, type }) => mode === "managed" && types.includes(type));
  }

  /** Kubernetes objects of these kinds, such as `network_policy`. */
  public ofKind(...kinds: readonly string[]): readonly KubernetesObject[] {
    return this.objects.filter(({ kind }) => kinds.includes(kind));
  }
}

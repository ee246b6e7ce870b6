import { ScalablePool } from "../../rehearsal/cluster/autoscaler";
import { NodeSpec, RehearsalCluster } from "../../rehearsal/cluster/control-plane";

/** What a pool of made-up machines may differ in. */
export interface FakePoolOptions {
  readonly min?: number;
  readonly max?: number;
  readonly autoscaled?: boolean;
  readonly shrinks?: boolean;
  readonly quantities?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: NodeSpec["taints"];

  /** Why the cloud gives no machine. */
  readonly refusal?: string;
}

/** A pool whose machines are nothing but nodes of a cluster. */
export class FakePool implements ScalablePool {
  public readonly name: string;
  public readonly autoscaled: boolean;
  public readonly shrinks: boolean;
  public min: number;
  public readonly max: number;
  public readonly nodes: string[] = [];
  readonly #options: FakePoolOptions;
  #started = 0;

  public constructor(
    private readonly cluster: RehearsalCluster,
    public readonly id: string,
    options: FakePoolOptions = {},
  ) {
    const { min = 0, max = 3, autoscaled = true, shrinks = true } = options;
    this.name = `pool ${id}`;
    this.min = min;
    this.max = max;
    this.autoscaled = autoscaled;
    this.shrinks = shrinks;
    this.#options = options;
  }

  public next(count: number): readonly NodeSpec[] {
    return Array.from({ length: count }, (_, index) => this.#node(`${this.id}-next-${index}`));
  }

  public async growTo(size: number): Promise<void> {
    if (this.#options.refusal !== undefined) throw new Error(this.#options.refusal);
    while (this.nodes.length < Math.min(size, this.max)) {
      this.#started += 1;
      const node = this.#node(`${this.id}-${this.#started}`);
      this.nodes.push(node.name);
      await this.cluster.addNode(node);
    }
  }

  public async shrink(node: string): Promise<void> {
    if (!this.nodes.includes(node)) return;
    this.nodes.splice(this.nodes.indexOf(node), 1);
    await this.cluster.removeNode(node);
  }

  #node(name: string): NodeSpec {
    const { labels = {}, taints = [], quantities = { cpu: "4", memory: "8Gi" } } = this.#options;
    return { name, labels, taints, capacity: quantities, allocatable: quantities };
  }
}

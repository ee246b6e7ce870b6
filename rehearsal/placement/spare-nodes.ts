import { NodeSpec, RehearsalCluster } from "../cluster/control-plane";
import { NodeGrowth } from "./node-growth";

/** Adds nodes that somebody keeps ready, all at once, when pods wait; they go when they are given back. */
export class SpareNodes implements NodeGrowth {
  readonly #cluster: RehearsalCluster;
  readonly #inner: NodeGrowth;
  #spare: readonly NodeSpec[];
  readonly #added: string[] = [];

  /**
   * @param cluster gets the nodes.
   * @param spare those that may join; one that is there already is none.
   * @param inner what gives it nodes besides.
   */
  public constructor(cluster: RehearsalCluster, spare: readonly NodeSpec[], inner: NodeGrowth) {
    this.#cluster = cluster;
    this.#spare = spare;
    this.#inner = inner;
  }

  public async settled(signal: AbortSignal): ReturnType<NodeGrowth["settled"]> {
    const settled = await this.#inner.settled(signal);
    if (settled.waiting.length === 0 || this.#spare.length === 0) return settled;
    const known = new Set((await this.#cluster.nodes()).map(({ name }) => name));
    const joining = this.#spare.filter(({ name }) => !known.has(name));
    this.#spare = [];
    for (const node of joining) {
      this.#added.push(node.name);
      await this.#cluster.addNode(node);
    }
    return this.#inner.settled(signal);
  }

  /** Takes away the nodes that were added. */
  public async giveBack(): Promise<void> {
    for (const name of this.#added.splice(0)) await this.#cluster.removeNode(name);
  }
}

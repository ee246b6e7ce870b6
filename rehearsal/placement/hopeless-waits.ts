import { textAt } from "../run/json";
import { JudgedWait, WaitJudge } from "../world/wait-judge";
import { World } from "../world/world";
import { podsOf, refusalsOf, verdictsOf } from "./findings";
import { ClusterLook, lookAt, nameOf } from "./look";
import { WorkloadRef } from "./proof";
import { SCALABLE, workloadName } from "./workloads";

/** How long nothing must have happened until nothing will, in seconds. */
const QUIET_SECONDS = 3;

/** A wait is over when nobody has asked about it for so long, in seconds. */
const ASKED_SECONDS = 2;

/** What somebody waits for, and since when nothing of it has changed. */
interface Watched {
  readonly seen: string;
  readonly since: number;
  readonly asked: number;
}

/**
 * Finds waits for pods that will never be: the API server refuses them, or no node has room and none is added. Only
 * when nobody does anything but wait, so that nothing is on its way that could change it, and only after a moment in
 * which nothing has changed.
 */
export class HopelessWaits implements WaitJudge {
  readonly #world: World;
  readonly #watched = new Map<string, Watched>();

  public constructor(world: World) {
    this.#world = world;
  }

  public async whyNever({ cluster, object, signal }: JudgedWait): Promise<string | undefined> {
    const workload: WorkloadRef = {
      cluster: cluster.name,
      kind: textAt(object, "kind") ?? "",
      ...nameOf(object),
    };
    const key = `${cluster.name} ${workloadName(workload)}`;
    this.#asked(key);
    if (!SCALABLE.has(workload.kind)) return undefined;
    const look = await lookAt(cluster.api);
    const [refusals, verdicts] = [refusalsOf(workload, look), verdictsOf(workload, look)];
    const nodes = (await cluster.nodes()).map(({ name }) => name);
    const seen = this.#othersWork()
      ? ""
      : JSON.stringify([refusals, verdicts, nodes, podsOf(workload, look), object["status"] ?? null]);
    if (!this.#isStill(key, seen) || isMoving(workload, look)) return undefined;
    if (refusals.length > 0) return explained(workload, "the API server refuses its pods", refusals);
    if (verdicts.length === 0) return undefined;
    const { waiting } = await this.#world.autoscaling.settled(cluster, signal);
    const own = podsOf(workload, await lookAt(cluster.api)).filter(({ node }) => node === undefined);
    const never = own.filter(({ namespace, name }) =>
      waiting.some((pod) => pod.namespace === namespace && pod.name === name),
    );
    if (never.length === 0) return undefined;
    const pools = waiting.flatMap(({ pools: refused }) =>
      refused.map(({ name, reasons }) => `node pool ${name} does not grow: ${reasons.join(", ")}`),
    );
    return explained(workload, "its pods have no place", [...verdicts, ...new Set(pools)]);
  }

  /** Whether Terraform has more calls under way than there are waits. */
  #othersWork(): boolean {
    const now = performance.now();
    const waits = [...this.#watched.values()].filter(({ asked }) => now - asked < ASKED_SECONDS * 1000);
    return this.#world.ledger.underWay > waits.length;
  }

  #asked(key: string): void {
    const known = this.#watched.get(key);
    const now = performance.now();
    this.#watched.set(key, { seen: known?.seen ?? "", since: known?.since ?? now, asked: now });
  }

  /** Whether the same has been seen for long enough. */
  #isStill(key: string, seen: string): boolean {
    const now = performance.now();
    const known = this.#watched.get(key);
    if (seen !== "" && known?.seen === seen) return now - known.since >= QUIET_SECONDS * 1000;
    this.#watched.set(key, { seen, since: now, asked: now });
    return false;
  }
}

function isMoving(workload: WorkloadRef, look: ClusterLook): boolean {
  return podsOf(workload, look).some(
    ({ leaving, node, ready, verdict }) => leaving || (node === undefined ? verdict === undefined : !ready),
  );
}

function explained(workload: WorkloadRef, why: string, words: readonly string[]): string {
  const head = `The rehearsal waits no longer, for ${workloadName(workload)} can never be ready: ${why}, and nothing is on its way that could change it.`;
  return [head, ...words].join("\n");
}

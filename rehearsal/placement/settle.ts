import { RehearsalCluster } from "../cluster/control-plane";
import { remove } from "./cluster-calls";
import { ClusterLook, lookAt } from "./look";
import { NodeGrowth, PoolRefusal } from "./node-growth";
import { movingIn, waitingIn } from "./settled";
import { waitUntil } from "./wait-until";

/** A cluster, what gives it nodes, and when to end. */
export interface Trial {
  readonly cluster: RehearsalCluster;
  readonly growth: NodeGrowth;
  readonly signal: AbortSignal;

  /**
   * Seconds without any change after which waiting makes no sense.
   *
   * @default 90
   */
  readonly patienceSeconds?: number;

  /** Shows how far it is. */
  readonly detail: (text: string) => void;
}

/** What is so once nothing moves any more. */
export interface SettledLook extends ClusterLook {
  /** Why no pool grows for the pods that wait, by namespace and name. */
  readonly poolRefusals: ReadonlyMap<string, readonly PoolRefusal[]>;
}

/**
 * Waits until nothing moves any more, nodes included. Pods without a place are then made anew and judged again, until
 * that changes nothing: a scheduler's verdict may be of a moment that has passed.
 *
 * @throws NotSettledError
 */
export async function settle(trial: Trial): Promise<SettledLook> {
  let look = await grown(trial);
  for (;;) {
    const waiting = waitingIn(look).filter(({ owner }) => owner !== undefined);
    if (waiting.length === 0) return look;
    await Promise.all(
      waiting.map(({ namespace, name }) =>
        remove(trial.cluster.api, `/api/v1/namespaces/${namespace}/pods/${name}`),
      ),
    );
    look = await grown(trial);
    if (waitingIn(look).length >= waiting.length) return look;
  }
}

/** Nothing moves, and whatever gives nodes will give no more. */
async function grown(trial: Trial): Promise<SettledLook> {
  const look = await quiet(trial);
  if (waitingIn(look).length === 0) return { ...look, poolRefusals: new Map() };
  trial.detail("waiting for nodes");
  const { waiting } = await trial.growth.settled(trial.signal);
  const poolRefusals = new Map(
    waiting.map(({ namespace, name, pools }) => [`${namespace}/${name}`, pools] as const),
  );
  return { ...(await quiet(trial)), poolRefusals };
}

/** Two looks in a row must find the same: the lists of one look are not of the same moment. */
async function quiet({ cluster, signal, patienceSeconds, detail }: Trial): Promise<ClusterLook> {
  let look = await lookAt(cluster.api);
  let before = "";
  await waitUntil(
    async () => {
      look = await lookAt(cluster.api);
      const moving = movingIn(look);
      if (moving !== undefined) detail(moving);
      const seen = JSON.stringify([look.pods, look.deployments, look.statefulSets]);
      const changed = seen !== before;
      before = seen;
      return moving ?? (changed ? "something has just changed" : undefined);
    },
    { signal, ...(patienceSeconds === undefined ? {} : { patienceSeconds }) },
  );
  return look;
}

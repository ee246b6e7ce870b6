import { at, JsonObject, listAt, textAt } from "../run/json";
import { isJsonObject } from "../cluster/json";
import { list, wordsOf } from "./cluster-calls";
import { ClusterLook, isObserved, nameOf, PodLook } from "./look";
import { BlockedDrainFinding, Moment } from "./proof";
import { selects } from "./selector";
import { Trial } from "./settle";
import { waitUntil } from "./wait-until";
import { numberAt } from "./workloads";

/** What came of asking for the eviction of every pod. */
export interface Drained {
  /** Names of the nodes that can be emptied. */
  readonly nodes: readonly string[];
  readonly findings: readonly BlockedDrainFinding[];
}

/**
 * Asks the API server, for every node, whether each pod on it might be evicted now that nothing moves and every replica
 * is there: what is refused now is refused for ever. Nothing is evicted.
 *
 * @throws NotSettledError when the budgets are not counted.
 */
export async function drain(trial: Trial, moment: Moment, look: ClusterLook): Promise<Drained> {
  const { name: cluster } = trial.cluster;
  const budgets = await countedBudgets(trial, look);
  const nodes = new Set(look.pods.flatMap(({ node }) => (node === undefined ? [] : [node])));
  const blocked = new Map<string, BlockedDrainFinding>();
  for (const pod of look.pods) {
    const { namespace, name, node, owner } = pod;
    // Whoever drains a node leaves the pods that belong to it, and nobody drains for a pod that has no node.
    if (node === undefined || owner?.kind === "DaemonSet" || owner?.kind === "Node") continue;
    const words = await refusalOfEviction(trial, namespace, name);
    if (words.length === 0) continue;
    nodes.delete(node);
    const workload = { cluster, kind: owner?.kind ?? "Pod", namespace, name: owner?.name ?? name };
    const key = `${workload.kind}/${namespace}/${workload.name}`;
    const before = blocked.get(key);
    blocked.set(key, {
      kind: "blocked-drain",
      workload,
      moment,
      replicas: look.pods.filter(
        (other) => other.namespace === namespace && other.owner?.name === workload.name,
      ).length,
      nodes: [...new Set([...(before?.nodes ?? []), node])],
      budgets: budgets.filter((budget) => isOver(budget, pod)).map(budgetLook),
      words: before?.words ?? words,
    });
  }
  return { nodes: [...nodes], findings: [...blocked.values()] };
}

/** The budgets, once their controller has counted the pods that are there. */
async function countedBudgets({ cluster, signal }: Trial, look: ClusterLook): Promise<readonly JsonObject[]> {
  let budgets: readonly JsonObject[] = [];
  await waitUntil(
    async () => {
      budgets = await list(cluster.api, "/apis/policy/v1/poddisruptionbudgets");
      const late = budgets.find((budget) => {
        const pods = look.pods.filter((pod) => isOver(budget, pod));
        // Of two budgets over one pod the controller counts for one only, and evictions are refused anyway.
        if (pods.some((pod) => budgets.filter((other) => isOver(other, pod)).length > 1)) return false;
        const healthy = pods.filter(({ ready }) => ready).length;
        return !isObserved(budget) || numberAt(budget, 0, "status", "currentHealthy") !== healthy;
      });
      return late === undefined
        ? undefined
        : `the pods of disruption budget ${nameOf(late).name} are not counted`;
    },
    { signal },
  );
  return budgets;
}

async function refusalOfEviction(
  { cluster }: Trial,
  namespace: string,
  name: string,
): Promise<readonly string[]> {
  const { status, body } = await cluster.api.request({
    method: "POST",
    path: `/api/v1/namespaces/${namespace}/pods/${name}/eviction`,
    query: { dryRun: "All" },
    body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { namespace, name } },
  });
  if (status < 300 || status === 404) return [];
  const causes = listAt(body, "details", "causes").flatMap((cause) => textAt(cause, "message") ?? []);
  return [wordsOf(body), ...causes];
}

function isOver(budget: JsonObject, { namespace, labels }: PodLook): boolean {
  return nameOf(budget).namespace === namespace && selects(at(budget, "spec", "selector"), labels);
}

function budgetLook(budget: JsonObject): BlockedDrainFinding["budgets"][number] {
  const spec = at(budget, "spec");
  const field = isJsonObject(spec) && spec["minAvailable"] !== undefined ? "minAvailable" : "maxUnavailable";
  return { name: nameOf(budget).name, field, value: String(at(spec, field)) };
}

import { ClusterState } from "../cluster-state";
import { fillTokens } from "./accounts";
import { forgetUndefined } from "./custom-resources";
import { reconcileDaemonSets } from "./daemon-sets";
import { reconcileDeployments } from "./deployments";
import { countDisruptions } from "./disruption";
import { collectGarbage } from "./garbage";
import { reconcileJobs } from "./jobs";
import { runPods } from "./kubelet";
import { reconcileNamespaces } from "./namespaces";
import { releaseProtected } from "./protection";
import { countQuotas } from "./quotas";
import { reconcileReplicas } from "./replica-sets";
import { aggregateRoles } from "./roles";
import { balanceLoads } from "./services";
import { reconcileStatefulSets } from "./stateful-sets";
import { bindVolumes } from "./volumes";
import { schedule } from "../scheduler/schedule";
import { DEFINITIONS_KEY } from "../resources/registry";

/** Something that brings the cluster nearer to what its objects ask for. */
export interface Controller {
  /** Resources whose changes make it look again, such as `apps/deployments`. */
  readonly watches: readonly string[] | "everything";
  readonly reconcile: (state: ClusterState) => void;
}

/** What decides whether a pod may be created. */
const ADMISSION = [
  "/namespaces",
  "/serviceaccounts",
  "/resourcequotas",
  "/limitranges",
  "scheduling.k8s.io/priorityclasses",
  "node.k8s.io/runtimeclasses",
];
const VOLUMES = ["/persistentvolumeclaims", "/persistentvolumes", "storage.k8s.io/storageclasses"];

const CONTROLLERS: readonly Controller[] = [
  { watches: "everything", reconcile: reconcileNamespaces },
  { watches: [DEFINITIONS_KEY], reconcile: forgetUndefined },
  { watches: ["/secrets", "/serviceaccounts"], reconcile: fillTokens },
  { watches: ["rbac.authorization.k8s.io/clusterroles"], reconcile: aggregateRoles },
  { watches: ["apps/deployments", "apps/replicasets", "/pods"], reconcile: reconcileDeployments },
  { watches: ["apps/replicasets", "/pods", ...ADMISSION], reconcile: reconcileReplicas("apps/replicasets") },
  {
    watches: ["/replicationcontrollers", "/pods", ...ADMISSION],
    reconcile: reconcileReplicas("/replicationcontrollers"),
  },
  { watches: ["apps/statefulsets", "/pods", ...ADMISSION], reconcile: reconcileStatefulSets },
  { watches: ["apps/daemonsets", "/pods", "/nodes", ...ADMISSION], reconcile: reconcileDaemonSets },
  { watches: ["batch/jobs", "/pods", ...ADMISSION], reconcile: reconcileJobs },
  { watches: [...VOLUMES, "/pods"], reconcile: bindVolumes },
  { watches: ["/pods", "/nodes", ...VOLUMES], reconcile: schedule },
  { watches: ["/pods", "/nodes"], reconcile: runPods },
  { watches: ["/services"], reconcile: balanceLoads },
  { watches: ["policy/poddisruptionbudgets", "/pods", "apps/deployments"], reconcile: countDisruptions },
  { watches: [...VOLUMES, "/pods"], reconcile: releaseProtected },
  { watches: "everything", reconcile: countQuotas },
  { watches: "everything", reconcile: collectGarbage },
];

/** Rounds after which a cluster that still changes is a mistake of the controllers and not progress. */
const MAXIMUM_ROUNDS = 300;

const seen = new WeakMap<ClusterState, Map<Controller, number>>();

/** Lets every controller work until none has anything left to do. @throws Error when they never come to rest. */
export function settle(state: ClusterState): void {
  const revisions = seen.get(state) ?? new Map<Controller, number>();
  seen.set(state, revisions);
  for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
    const before = state.store.revision;
    for (const controller of CONTROLLERS) {
      const newest = newestChange(state, controller);
      if (revisions.get(controller) === newest) continue;
      revisions.set(controller, newest);
      controller.reconcile(state);
    }
    if (state.store.revision === before) return;
  }
  const restless = state.store.changedSince(state.store.revision - 20).join(", ");
  throw new Error(
    `the controllers of cluster '${state.name}' do not come to rest: they keep changing ${restless}`,
  );
}

function newestChange(state: ClusterState, { watches }: Controller): number {
  if (watches === "everything") return state.store.revision;
  return Math.max(0, ...watches.map((key) => state.store.revisionOf(key)));
}

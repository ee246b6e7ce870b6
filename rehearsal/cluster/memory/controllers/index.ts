import { ClusterState } from "../cluster-state";
import { reconcileNamespaces } from "./namespaces";

/** Something that brings the cluster nearer to what its objects ask for. */
export interface Controller {
  /** Resources whose changes make it look again, such as `apps/deployments`. */
  readonly watches: readonly string[] | "everything";
  readonly reconcile: (state: ClusterState) => void;
}

const CONTROLLERS: readonly Controller[] = [{ watches: "everything", reconcile: reconcileNamespaces }];

/** Rounds after which a cluster that still changes is a mistake of the controllers and not progress. */
const MAXIMUM_ROUNDS = 1000;

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
  throw new Error(`the controllers of cluster '${state.name}' do not come to rest`);
}

function newestChange(state: ClusterState, { watches }: Controller): number {
  if (watches === "everything") return state.store.revision;
  return Math.max(0, ...watches.map((key) => state.store.revisionOf(key)));
}

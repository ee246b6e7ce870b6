import { ClusterState } from "../cluster-state";
import { nameOf } from "../json/object";
import { Fields, child, fieldsAt, itemsAt, numberAt, textAt } from "../json/tree";
import { rolloutRoom } from "./rollout";
import { dropCondition, saveStatus, setCondition } from "./status";

/** Writes the status of a deployment; says whether its rollout is complete. */
export function deploymentStatus(
  state: ClusterState,
  deployment: Fields,
  current: Fields | undefined,
  sets: readonly Fields[],
): boolean {
  const sum = (field: string) =>
    sets.reduce((total, set) => total + (numberAt(set, "status", field) ?? 0), 0);
  const replicas = numberAt(deployment, "spec", "replicas") ?? 1;
  const total = sum("replicas");
  const available = sum("availableReplicas");
  const updated = numberAt(current, "status", "replicas") ?? 0;
  const complete = updated === replicas && total === replicas && available === replicas;
  saveStatus(state, "apps/deployments", deployment, (changed) => {
    const status = child(changed, "status");
    const counts = {
      replicas: total,
      updatedReplicas: updated,
      readyReplicas: sum("readyReplicas"),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, Math.max(total, replicas) - available),
    };
    for (const [field, count] of Object.entries(counts)) {
      if (count > 0) status[field] = count;
      else Reflect.deleteProperty(status, field);
    }
    status["observedGeneration"] = numberAt(deployment, "metadata", "generation") ?? 1;
    availability(state, changed, replicas, available);
    progress(state, changed, current, complete);
    failure(state, changed, current, sets);
  });
  return complete;
}

function availability(state: ClusterState, deployment: Fields, replicas: number, available: number): void {
  const room = rolloutRoom(fieldsAt(deployment, "spec", "strategy", "rollingUpdate"), replicas);
  const recreate = textAt(deployment, "spec", "strategy", "type") === "Recreate";
  const enough = available >= replicas - (recreate ? 0 : room.unavailable);
  setCondition(
    state,
    deployment,
    {
      type: "Available",
      status: enough ? "True" : "False",
      reason: enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
      message: `Deployment ${enough ? "has" : "does not have"} minimum availability.`,
    },
    true,
  );
}

function progress(
  state: ClusterState,
  deployment: Fields,
  current: Fields | undefined,
  complete: boolean,
): void {
  if (current === undefined) return;
  const set = `ReplicaSet "${nameOf(current)}"`;
  setCondition(
    state,
    deployment,
    complete
      ? {
          type: "Progressing",
          status: "True",
          reason: "NewReplicaSetAvailable",
          message: `${set} has successfully progressed.`,
        }
      : {
          type: "Progressing",
          status: "True",
          reason: "ReplicaSetUpdated",
          message: `${set} is progressing.`,
        },
    true,
  );
}

function failure(
  state: ClusterState,
  deployment: Fields,
  current: Fields | undefined,
  sets: readonly Fields[],
): void {
  const failed = [current, ...sets]
    .flatMap((set) => itemsAt(set, "status", "conditions"))
    .find((condition) => condition["type"] === "ReplicaFailure");
  if (failed === undefined) dropCondition(deployment, "ReplicaFailure");
  else {
    setCondition(
      state,
      deployment,
      {
        type: "ReplicaFailure",
        status: "True",
        reason: textAt(failed, "reason") ?? "FailedCreate",
        message: textAt(failed, "message") ?? "",
      },
      true,
    );
  }
}

import { Fields, numberAt, textAt } from "../json/tree";

/** How many pods a rolling update may add and may lack. */
export interface RolloutRoom {
  readonly surge: number;
  readonly unavailable: number;
}

/** A number or a share of the replicas, in pods. */
export function inPods(value: unknown, replicas: number, round: (share: number) => number): number {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !value.endsWith("%")) return 0;
  return round((Number(value.slice(0, -1)) * replicas) / 100);
}

/** The room that a rolling update has: never none at all. */
export function rolloutRoom(rollingUpdate: Fields | undefined, replicas: number): RolloutRoom {
  const surge = inPods(rollingUpdate?.["maxSurge"], replicas, Math.ceil);
  const unavailable = inPods(rollingUpdate?.["maxUnavailable"], replicas, Math.floor);
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

/** A replica set in numbers. */
export interface SetCounts {
  readonly wanted: number;
  readonly available: number;
}

/** The numbers of a replica set. */
export function countsOf(set: Fields): SetCounts {
  return {
    wanted: numberAt(set, "spec", "replicas") ?? 0,
    available: numberAt(set, "status", "availableReplicas") ?? 0,
  };
}

/** Replicas that the new set may have now. */
export function nextScaleUp(
  replicas: number,
  room: RolloutRoom,
  current: SetCounts,
  old: readonly SetCounts[],
): number {
  const total = current.wanted + old.reduce((sum, { wanted }) => sum + wanted, 0);
  const space = Math.max(0, replicas + room.surge - total);
  return current.wanted > replicas ? replicas : current.wanted + Math.min(space, replicas - current.wanted);
}

/** Replicas that each old set may keep now: first those that never became available go, then others as availability allows. */
export function nextScaleDowns(
  replicas: number,
  room: RolloutRoom,
  current: SetCounts,
  old: readonly SetCounts[],
): number[] {
  const result = old.map(({ wanted }) => wanted);
  const total = current.wanted + result.reduce((sum, wanted) => sum + wanted, 0);
  const minimum = replicas - room.unavailable;
  let removable = total - minimum - (current.wanted - current.available);
  if (removable <= 0) return result;
  old.forEach(({ wanted, available }, i) => {
    const gone = Math.max(0, Math.min(wanted - available, removable));
    result[i] = wanted - gone;
    removable -= gone;
  });
  let spare = current.available + old.reduce((sum, { available }) => sum + available, 0) - minimum;
  result.forEach((wanted, i) => {
    const gone = Math.max(0, Math.min(wanted, spare));
    result[i] = wanted - gone;
    spare -= gone;
  });
  return result;
}

/** Number of a replica set in the history of its deployment. */
export function revisionOf(object: Fields): number {
  return Number(textAt(object, "metadata", "annotations", "deployment.kubernetes.io/revision") ?? "0");
}

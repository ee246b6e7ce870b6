import { ClusterState } from "../cluster-state";
import { Fields, child, copyFields, equal, itemsAt } from "../json/tree";

/** A condition of an object, without its times. */
export interface Condition {
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  readonly reason?: string;
  readonly message?: string;
}

/** Sets or replaces a condition; the time of its last transition changes only with its status. */
export function setCondition(
  state: ClusterState,
  object: Fields,
  condition: Condition,
  withUpdateTime = false,
): void {
  const status = child(object, "status");
  const conditions = itemsAt(status, "conditions");
  const index = conditions.findIndex((other) => other["type"] === condition.type);
  const old = conditions[index];
  const { type, status: value, reason, message } = condition;
  const next: Fields = {
    type,
    status: value,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  };
  const same =
    old?.["status"] === value &&
    (old["reason"] ?? undefined) === reason &&
    (old["message"] ?? undefined) === message;
  if (same) return;
  next["lastTransitionTime"] =
    old?.["status"] === value ? (old["lastTransitionTime"] ?? null) : state.ids.now();
  if (withUpdateTime) next["lastUpdateTime"] = state.ids.now();
  if (index === -1) conditions.push(next);
  else conditions[index] = next;
  status["conditions"] = conditions;
}

/** Removes a condition. */
export function dropCondition(object: Fields, type: string): void {
  const status = child(object, "status");
  const left = itemsAt(status, "conditions").filter((condition) => condition["type"] !== type);
  if (left.length > 0) status["conditions"] = left;
  else delete status["conditions"];
}

/** Changes an object's status and stores it when that made a difference. */
export function saveStatus(
  state: ClusterState,
  key: string,
  object: Readonly<Fields>,
  change: (object: Fields) => void,
): Fields {
  const changed = copyFields(object);
  change(changed);
  return equal(changed, object) ? changed : state.store.put(key, changed);
}

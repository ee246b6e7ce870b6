import { at, Json, JsonObject, textAt } from "../run/json";
import { UpdateStrategy } from "./proof";
import { numberAt } from "./workloads";

/**
 * How many pods a Deployment may have more and fewer than it has replicas, percentages worked out.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export function strategyOf(deployment: JsonObject): UpdateStrategy {
  const replicas = numberAt(deployment, 1, "spec", "replicas");
  const type = textAt(deployment, "spec", "strategy", "type") ?? "RollingUpdate";
  if (type === "Recreate") return { type, maxSurge: 0, maxUnavailable: replicas };
  const value = (name: string): Json | undefined =>
    at(deployment, "spec", "strategy", "rollingUpdate", name) ?? "25%";
  const maxSurge = portionOf(value("maxSurge"), replicas, Math.ceil);
  const maxUnavailable = Math.min(portionOf(value("maxUnavailable"), replicas, Math.floor), replicas);
  // Both nothing would never go on, says the controller, and takes one.
  return { type, maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}

function portionOf(value: Json | undefined, whole: number, rounded: (value: number) => number): number {
  if (typeof value === "number") return value;
  const percent = Number(String(value).replace(/%$/, ""));
  return rounded((percent * whole) / 100);
}

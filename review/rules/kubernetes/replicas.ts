import { World } from "../engine/world";
import { KubernetesObject, namespaceOf } from "./object";

const SCALERS = ["horizontal_pod_autoscaler", "scaled_object"];

/**
 * Fewest replicas of a workload: its own number, or that of what scales it.
 *
 * @returns undefined when it is not known.
 */
export function fewestReplicas(object: KubernetesObject, world: World): number | undefined {
  const scaler = scalerOf(object, world);
  if (scaler === undefined) {
    const replicas = object.spec.at("replicas");
    return replicas.isAbsent ? 1 : replicas.number;
  }
  const fewest = scaler.kind === "scaled_object" ? "min_replica_count" : "min_replicas";
  const part = scaler.spec.at(fewest);
  const none = scaler.kind === "scaled_object" ? 0 : 1;
  return part.isAbsent ? none : part.number;
}

/** Most replicas of a workload; undefined when it is not known. */
export function mostReplicas(object: KubernetesObject, world: World): number | undefined {
  const scaler = scalerOf(object, world);
  if (scaler === undefined) return fewestReplicas(object, world);
  return scaler.spec.at(scaler.kind === "scaled_object" ? "max_replica_count" : "max_replicas").number;
}

function scalerOf(object: KubernetesObject, world: World): KubernetesObject | undefined {
  const name = object.metadata.at("name").text;
  return world
    .ofKind(...SCALERS)
    .find(
      (each) =>
        each.spec.at("scale_target_ref", "name").text === name && namespaceOf(each) === namespaceOf(object),
    );
}

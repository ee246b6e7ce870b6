import {
  DeploymentV1SpecTemplateSpecToleration,
  DeploymentV1SpecTemplateSpecTopologySpreadConstraint,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Placement } from "../contracts";

/** The node selector of a pod that must run at `placement`; undefined when any node will do. */
export function nodeSelector(placement: Placement): Record<string, string> | undefined {
  return Object.keys(placement.nodeSelector).length > 0 ? { ...placement.nodeSelector } : undefined;
}

/** The tolerations of a pod that must run at `placement`. */
export function tolerations(placement: Placement): DeploymentV1SpecTemplateSpecToleration[] {
  return placement.tolerations.map(({ key, value, effect }) =>
    value === undefined ? { key, operator: "Exists", effect } : { key, operator: "Equal", value, effect },
  );
}

/**
 * Spreads the pods with these labels over hosts and zones as far as that is possible: cards are too scarce to leave a
 * pod waiting for a better place.
 */
export function spread(
  labels: Readonly<Record<string, string>>,
): DeploymentV1SpecTemplateSpecTopologySpreadConstraint[] {
  return ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: [{ matchLabels: { ...labels } }],
  }));
}

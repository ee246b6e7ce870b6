import { Placement } from "../contracts";
import { HelmValue, HelmValues } from "./helm-values";

/** The topology spread constraints of a chart's pods: over hosts and zones, as far as that is possible. */
export function spreadValues(podLabels: Readonly<Record<string, string>>): HelmValue {
  return ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels: podLabels },
  }));
}

/** The node selector and tolerations of a chart's pods, in the words most charts share. */
export function placementValues(placement: Placement | undefined): HelmValues {
  if (placement === undefined) return {};
  return {
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations.map(({ key, value, effect }): HelmValues =>
      value === undefined ? { key, operator: "Exists", effect } : { key, operator: "Equal", value, effect },
    ),
  };
}

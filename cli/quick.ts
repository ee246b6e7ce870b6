/** What the clusters of simulated clouds are: real programs, or a likeness in memory. */
export type ControlPlaneKind = "processes" | "memory";

/** What a rehearsal in memory leaves open; for people. */
export const QUICK_PROVES_LESS =
  "--quick: the cluster is a likeness in memory. Not proven: that the real API server admits every object, " +
  "that the real scheduler finds room, that the real controllers finish every rollout";

export { ProcessCluster } from "./cluster";
export {
  processControlPlane,
  type ProcessControlPlane,
  type ProcessControlPlaneOptions,
} from "./control-plane";
export { removeLeftRuns } from "./leftovers/remove-left-runs";
export { controlPlanePrograms, type ControlPlanePrograms } from "./programs";
export type { StartStep } from "./start-report";

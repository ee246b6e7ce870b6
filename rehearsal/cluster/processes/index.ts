export { ProcessCluster } from "./cluster";
export {
  processControlPlane,
  type ProcessControlPlane,
  type ProcessControlPlaneOptions,
} from "./control-plane";
export { controlPlanePrograms, type ControlPlanePrograms } from "./programs";
export type { StartStep } from "./start-report";

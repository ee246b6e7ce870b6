export { type AutoscalerOptions, Autoscaler, IDLE_SECONDS } from "./autoscaler";
export { type Drain, cordon, drain } from "./drain";
export { type ScalablePool, type ScalablePools } from "./scalable-pool";
export { type PoolRefusal, type SettledPlacement, type UnplaceablePod, untilSettled } from "./settled";

import { Construct } from "constructs";
import { ICluster } from "../constructs/contracts";
import { DiffusionService, DiffusionServiceProps } from "../constructs/diffusion/diffusion-service";
import { ClusterConnection } from "../constructs/kubernetes/cluster-connection";
import { EnvironmentStack, EnvironmentStackProps } from "./environment-stack";

/** Properties of DiffusionStack. */
export interface DiffusionStackProps extends EnvironmentStackProps {
  /** The cluster to run in. */
  readonly cluster: ICluster;

  /** The workload. */
  readonly service: DiffusionServiceProps;
}

/** The Stable Diffusion workload. */
export class DiffusionStack extends EnvironmentStack {
  public constructor(scope: Construct, id: string, props: DiffusionStackProps) {
    super(scope, id, props);
    new ClusterConnection(this, "Connection", { access: props.cluster.accessFrom(this) });
    new DiffusionService(this, "Service", props.service);
  }
}

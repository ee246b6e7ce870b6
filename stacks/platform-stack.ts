import { Construct } from "constructs";
import { IngressController } from "../constructs/addons/ingress-controller";
import { Keda } from "../constructs/addons/keda";
import { ICluster, ILoadBalancer, Placement } from "../constructs/contracts";
import { ClusterConnection } from "../constructs/kubernetes/cluster-connection";
import { ExistingIngressClass } from "../constructs/kubernetes/existing-ingress-class";
import { IIngressClass } from "../constructs/kubernetes/ingress-class";
import { Namespace } from "../constructs/kubernetes/namespace";
import { EnvironmentStack, EnvironmentStackProps } from "./environment-stack";

/** Properties of PlatformStack. */
export interface PlatformStackProps extends EnvironmentStackProps {
  /** The cluster to prepare. */
  readonly cluster: ICluster;

  /** The class that serves the workload: one that exists, or that of a controller to be installed behind a load balancer. */
  readonly ingress: { readonly className: string } | { readonly loadBalancer: ILoadBalancer };

  /** Namespace of the workload; its secrets are put there before the workload comes. */
  readonly namespace: string;

  /** Whether an autoscaler is needed, because the number of replicas may change. */
  readonly autoscaled: boolean;

  /** Where the pods of what is installed run. */
  readonly placement: Placement;

  /**
   * Host of a registry that holds copies of the images of what is installed.
   *
   * @default - the registries of their makers.
   */
  readonly imageHost?: string | undefined;
}

/** What the cluster must have before the workload: its namespace, an ingress controller, and an autoscaler where one is needed. */
export class PlatformStack extends EnvironmentStack {
  public readonly namespace: Namespace;
  public readonly ingressClass: IIngressClass;
  public readonly autoscaler?: Keda;

  public constructor(scope: Construct, id: string, props: PlatformStackProps) {
    super(scope, id, props);
    const { cluster, namespace, ingress, autoscaled, placement, imageHost } = props;
    new ClusterConnection(this, "Connection", { access: cluster.accessFrom(this) });
    this.namespace = new Namespace(this, "Namespace", { name: namespace });
    if (autoscaled) this.autoscaler = new Keda(this, "Autoscaler", { placement, imageHost });
    this.ingressClass =
      "className" in ingress
        ? new ExistingIngressClass(this, "Ingress", { className: ingress.className })
        : new IngressController(this, "Ingress", {
            loadBalancer: ingress.loadBalancer,
            placement,
            imageHost,
          });
  }
}

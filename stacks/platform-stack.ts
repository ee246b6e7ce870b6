import { Construct } from "constructs";
import { IngressController } from "../constructs/addons/ingress-controller";
import { Keda } from "../constructs/addons/keda";
import { ICluster, ILoadBalancer } from "../constructs/contracts";
import { ClusterConnection } from "../constructs/kubernetes/cluster-connection";
import { ExistingIngressClass } from "../constructs/kubernetes/existing-ingress-class";
import { IIngressClass } from "../constructs/kubernetes/ingress-class";
import { Namespace } from "../constructs/kubernetes/namespace";
import { EnvironmentStack, EnvironmentStackProps } from "./environment-stack";

/** Properties of PlatformStack. */
export interface PlatformStackProps extends EnvironmentStackProps {
  /** The cluster to prepare. */
  readonly cluster: ICluster;

  /** The way in that an installed ingress controller is bound to. */
  readonly loadBalancer: ILoadBalancer;

  /** Namespace of the workload; its secrets are put there before the workload comes. */
  readonly namespace: string;

  /**
   * An ingress class that exists.
   *
   * @default - a controller with a class of its own is installed.
   */
  readonly existingIngressClass?: string | undefined;
}

/** What the cluster must have before the workload: its namespace, an ingress controller, the autoscaler. */
export class PlatformStack extends EnvironmentStack {
  public readonly namespace: Namespace;
  public readonly ingressClass: IIngressClass;
  public readonly autoscaler: Keda;

  public constructor(scope: Construct, id: string, props: PlatformStackProps) {
    super(scope, id, props);
    const { cluster, loadBalancer, namespace, existingIngressClass } = props;
    new ClusterConnection(this, "Connection", { access: cluster.accessFrom(this) });
    this.namespace = new Namespace(this, "Namespace", { name: namespace });
    this.autoscaler = new Keda(this, "Autoscaler");
    this.ingressClass =
      existingIngressClass === undefined
        ? new IngressController(this, "Ingress", { loadBalancer })
        : new ExistingIngressClass(this, "Ingress", { className: existingIngressClass });
  }
}

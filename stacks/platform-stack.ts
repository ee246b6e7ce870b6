import { Construct } from "constructs";
import { IngressController } from "../constructs/addons/ingress-controller";
import { Keda } from "../constructs/addons/keda";
import { ICluster, ILoadBalancer, Placement } from "../constructs/contracts";
import { ClusterConnection } from "../constructs/kubernetes/cluster-connection";
import {
  ExistingIngressClass,
  ExistingIngressClassProps,
} from "../constructs/kubernetes/existing-ingress-class";
import { ExistingGateway, ExistingGatewayProps, IGateway } from "../constructs/kubernetes/gateway";
import { IIngressClass } from "../constructs/kubernetes/ingress-class";
import { Namespace } from "../constructs/kubernetes/namespace";
import { EnvironmentStack, EnvironmentStackProps } from "./environment-stack";

/** What brings requests into the cluster. */
export type PlatformIngress =
  | ExistingIngressClassProps
  | { readonly gateway: ExistingGatewayProps }
  | { readonly loadBalancer: ILoadBalancer };

/** Properties of PlatformStack. */
export interface PlatformStackProps extends EnvironmentStackProps {
  /** The cluster to prepare. */
  readonly cluster: ICluster;

  /** What serves the workload: a class or a Gateway that exists, or a controller to be installed behind a load balancer. */
  readonly ingress: PlatformIngress;

  /** Namespace of the workload; its secrets are put there before the workload comes. */
  readonly namespace: string;

  /** Whether an autoscaler is needed, because the number of replicas may change. */
  readonly autoscaled: boolean;

  /**
   * Namespace of a KEDA that runs in the cluster.
   *
   * @default - one is installed where an autoscaler is needed.
   */
  readonly kedaNamespace?: string | undefined;

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

  /** What the workload's ingress or route is served by. */
  public readonly entry: { readonly ingressClass: IIngressClass } | { readonly gateway: IGateway };

  public readonly autoscaler?: Keda;

  /** Namespace of the autoscaler, whoever has installed it; undefined where none is needed. */
  public readonly autoscalerNamespace?: string | undefined;

  public constructor(scope: Construct, id: string, props: PlatformStackProps) {
    super(scope, id, props);
    const { cluster, namespace, autoscaled, kedaNamespace, placement, imageHost } = props;
    new ClusterConnection(this, "Connection", { access: cluster.accessFrom(this) });
    this.namespace = new Namespace(this, "Namespace", { name: namespace });
    if (autoscaled && kedaNamespace === undefined) {
      this.autoscaler = new Keda(this, "Autoscaler", { placement, imageHost });
    }
    this.autoscalerNamespace = autoscaled ? (kedaNamespace ?? this.autoscaler?.namespaceName) : undefined;
    this.entry = this.entryOf(props);
  }

  private entryOf({ ingress, placement, imageHost }: PlatformStackProps): PlatformStack["entry"] {
    if ("gateway" in ingress) return { gateway: new ExistingGateway(this, "Ingress", ingress.gateway) };
    if ("className" in ingress) return { ingressClass: new ExistingIngressClass(this, "Ingress", ingress) };
    const { loadBalancer } = ingress;
    return { ingressClass: new IngressController(this, "Ingress", { loadBalancer, placement, imageHost }) };
  }
}

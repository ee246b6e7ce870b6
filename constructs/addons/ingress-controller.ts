import { Construct, IDependable } from "constructs";
import { ILoadBalancer, Placement } from "../contracts";
import { IIngressClass, IngressAnnotations, IngressPolicy } from "../kubernetes/ingress-class";
import { Namespace } from "../kubernetes/namespace";
import { Chart, ChartRelease } from "./chart-release";
import { haproxyAnnotations } from "./haproxy-annotations";
import { HelmValues } from "./helm-values";
import { placementValues, spreadValues } from "./spread-values";

/** @see https://github.com/haproxytech/helm-charts/tree/main/kubernetes-ingress */
export const INGRESS_CONTROLLER_CHART = {
  repository: "https://haproxytech.github.io/helm-charts",
  name: "kubernetes-ingress",
  version: "1.52.1",
} as const satisfies Chart;

/** Class of the ingresses it serves. */
export const INGRESS_CLASS = "sdstack";

const RELEASE = "ingress";

// As long as the longest answer it may be forwarding; a restart then cuts nobody off.
const DRAIN_SECONDS = 660;

/** Properties of IngressController. */
export interface IngressControllerProps {
  /** The way in that it is bound to. */
  readonly loadBalancer: ILoadBalancer;

  /**
   * Where its pods run.
   *
   * @default - on any node that takes them.
   */
  readonly placement?: Placement;

  /**
   * Host of a registry that holds a copy of the chart's image, under the same name.
   *
   * @default - `docker.io`.
   */
  readonly imageHost?: string | undefined;
}

/** HAProxy Technologies' ingress controller behind a load balancer, serving one class of its own. */
export class IngressController extends Construct implements IIngressClass {
  public readonly className: string;
  public readonly controllerNamespace: string;
  /** The load balancer in front of it filters. */
  public readonly keepsToRanges = true;
  public readonly serving: IDependable;

  public constructor(scope: Construct, id: string, props: IngressControllerProps) {
    super(scope, id);
    // Not isolated: it must reach the API server and every backend, wherever they are.
    const namespace = new Namespace(this, "Namespace", { name: "ingress", isolated: false });
    const release = new ChartRelease(this, "Release", {
      chart: INGRESS_CONTROLLER_CHART,
      releaseName: RELEASE,
      namespace: namespace.namespaceName,
      values: ingressControllerValues(props),
    });
    release.node.addDependency(namespace, props.loadBalancer.bindable);
    this.className = INGRESS_CLASS;
    this.controllerNamespace = namespace.namespaceName;
    this.serving = this;
  }

  public annotations(policy: IngressPolicy): IngressAnnotations {
    return haproxyAnnotations(policy);
  }
}

/** The values of the chart. Its pods meet the restricted Pod Security level by the chart's own defaults. */
export function ingressControllerValues({
  loadBalancer,
  placement,
  imageHost,
}: IngressControllerProps): HelmValues {
  const { serviceType, serviceAnnotations, sourceRanges } = loadBalancer;
  return {
    controller: {
      kind: "Deployment",
      ...(imageHost === undefined
        ? {}
        : { image: { repository: `${imageHost}/haproxytech/kubernetes-ingress` } }),
      replicaCount: 2,
      ingressClass: INGRESS_CLASS,
      ingressClassResource: { name: INGRESS_CLASS, default: false },
      service: {
        type: serviceType,
        annotations: serviceAnnotations,
        ...(sourceRanges === undefined ? {} : { loadBalancerSourceRanges: sourceRanges }),
        // Keeps the client's address, which the rate limit counts by. A node port must answer on every node instead.
        externalTrafficPolicy: serviceType === "LoadBalancer" ? "Local" : "Cluster",
        enablePorts: { http: true, https: true, quic: false, stat: false, admin: false },
      },
      config: {
        "timeout-client": `${DRAIN_SECONDS}s`,
        "timeout-queue": `${DRAIN_SECONDS}s`,
        "hard-stop-after": `${DRAIN_SECONDS}s`,
        dontlognull: "true",
      },
      terminationGracePeriodSeconds: DRAIN_SECONDS,
      PodDisruptionBudget: { enable: true, maxUnavailable: 1 },
      topologySpreadConstraints: spreadValues({
        "app.kubernetes.io/name": INGRESS_CONTROLLER_CHART.name,
        "app.kubernetes.io/instance": RELEASE,
      }),
      resources: { requests: { cpu: "250m", memory: "400Mi" }, limits: { memory: "1Gi" } },
      pprof: { enabled: false },
      enableServiceLinks: false,
      ...placementValues(placement),
    },
    crdjob: placementValues(placement),
  };
}

import { IngressV1, IngressV1SpecRuleHttpPath } from "@cdktf/provider-kubernetes/lib/ingress-v1";
import { Construct } from "constructs";
import { deadEnd, deadEndName } from "./dead-end";
import { IIngressClass, IngressPolicy } from "./ingress-class";

/** Properties of WebRoute. */
export interface WebRouteProps {
  /** Name of the ingress, a DNS label. */
  readonly name: string;

  /** Namespace of the service. */
  readonly namespace: string;

  /** Service that requests go to. */
  readonly serviceName: string;

  /** Port of the service. */
  readonly servicePort: number;

  /** Host name that clients use. */
  readonly host: string;

  /** Secret with the certificate and key of the host, in the same namespace. */
  readonly tlsSecretName: string;

  /** Class that serves the ingress. */
  readonly ingressClass: IIngressClass;

  /** What the controller must do besides forwarding. */
  readonly policy: IngressPolicy;
}

/** A way in from outside: HTTPS for one host to one service, without the paths that are denied. */
export class WebRoute extends Construct {
  public constructor(scope: Construct, id: string, props: WebRouteProps) {
    super(scope, id);
    const { name, namespace, serviceName, servicePort, host, tlsSecretName, ingressClass, policy } = props;

    // Whatever the class, denied paths lead to a service that has no pods; the controller's own words come on top,
    // because plain rules compare paths as they were written and cannot tell methods apart.
    const nowhere = deadEnd(this, { name, namespace, port: servicePort });
    const { ingress: annotations, counted } = ingressClass.annotations(policy);
    const spec = (path: IngressV1SpecRuleHttpPath[]) => ({
      ingressClassName: ingressClass.className,
      tls: [{ hosts: [host], secretName: tlsSecretName }],
      rule: [{ host, http: { path } }],
    });
    const ingress = new IngressV1(this, "Resource", {
      metadata: { name, namespace, annotations: { ...annotations } },
      waitForLoadBalancer: false,
      spec: spec([
        ...policy.deniedPaths
          .filter(({ method }) => method === undefined)
          .map(({ path }) => route(path, deadEndName(name), servicePort)),
        route("/", serviceName, servicePort),
      ]),
    });
    if (counted !== undefined) {
      new IngressV1(this, "Counted", {
        metadata: { name: `${name}-counted`, namespace, annotations: { ...counted } },
        waitForLoadBalancer: false,
        // These are beginnings of paths, and not of their parts.
        spec: spec(
          policy.limitedPaths.map((path) => ({
            ...route(path, serviceName, servicePort),
            pathType: "ImplementationSpecific",
          })),
        ),
      });
    }
    ingress.node.addDependency(nowhere);
    this.node.addDependency(ingressClass.serving);
  }
}

function route(path: string, serviceName: string, port: number): IngressV1SpecRuleHttpPath {
  return { path, pathType: "Prefix", backend: { service: { name: serviceName, port: { number: port } } } };
}

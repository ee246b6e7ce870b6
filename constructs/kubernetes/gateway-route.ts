import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { deadEnd, deadEndName } from "./dead-end";
import { IGateway } from "./gateway";
import { DeniedPath, IngressPolicy } from "./ingress-class";

/** Properties of GatewayRoute. */
export interface GatewayRouteProps {
  /** Name of the route, a DNS label. */
  readonly name: string;

  /** Namespace of the service and of the route. */
  readonly namespace: string;

  /** Service that requests go to. */
  readonly serviceName: string;

  /** Port of the service. */
  readonly servicePort: number;

  /** Host name that clients use. */
  readonly host: string;

  /** Gateway that serves the route. */
  readonly gateway: IGateway;

  /** What must be done besides forwarding; of it only time limits and denied paths, which is what the Gateway API has. */
  readonly policy: Pick<IngressPolicy, "timeoutSeconds" | "deniedPaths">;
}

/**
 * A way in from outside through a Gateway: HTTPS for one host to one service, without the paths that are denied. Planning
 * it needs the definitions of the Gateway API in the cluster.
 */
export class GatewayRoute extends Construct {
  public constructor(scope: Construct, id: string, props: GatewayRouteProps) {
    super(scope, id);
    const nowhere = deadEnd(this, {
      name: props.name,
      namespace: props.namespace,
      port: props.servicePort,
    });
    const route = new Manifest(this, "Resource", { manifest: httpRoute(props) });
    route.node.addDependency(nowhere);
  }
}

/**
 * What the API would fill in is written: then nothing differs from what was asked for.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
function httpRoute(props: GatewayRouteProps) {
  const { name, namespace, serviceName, servicePort, host, gateway, policy } = props;
  const backend = (service: string) => ({
    group: "",
    kind: "Service",
    name: service,
    port: servicePort,
    weight: 1,
  });
  // Implementations have limits of their own that are shorter than a generation.
  const limit = `${policy.timeoutSeconds}s`;
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name, namespace },
    spec: {
      parentRefs: [
        {
          group: "gateway.networking.k8s.io",
          kind: "Gateway",
          name: gateway.gatewayName,
          namespace: gateway.gatewayNamespace,
          // One listener: without it the route would be served by those without TLS too.
          sectionName: gateway.listener,
        },
      ],
      hostnames: [host],
      rules: [
        { matches: policy.deniedPaths.map(match), backendRefs: [backend(deadEndName(name))] },
        {
          matches: [match({ path: "/" })],
          timeouts: { request: limit, backendRequest: limit },
          backendRefs: [backend(serviceName)],
        },
      ],
    },
  };
}

// The longest path wins, and of the same path the one with a method.
function match({ path, method }: DeniedPath) {
  return { path: { type: "PathPrefix", value: path }, ...(method === undefined ? {} : { method }) };
}

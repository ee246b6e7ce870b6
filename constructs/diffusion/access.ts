import { Construct } from "constructs";
import { ConstructError } from "../core/construct-error";
import { IGateway } from "../kubernetes/gateway";
import { GatewayRoute } from "../kubernetes/gateway-route";
import { IIngressClass, IngressPolicy } from "../kubernetes/ingress-class";
import { ReachableFrom } from "../kubernetes/network-policies";
import { WebRoute } from "../kubernetes/web-route";
import { LONGEST_GENERATION_SECONDS } from "./drain";
import { WebUi } from "./web-ui";
import { WEB_UI_PORT } from "./web-ui-flags";

/** What brings requests from outside: an ingress of a class with a certificate of its own, or a Gateway that has one already. */
export type WayIn =
  | {
      /** Class that serves the ingress. */
      readonly ingressClass: IIngressClass;

      /** Secret with the certificate and key of the host. */
      readonly tlsSecretName: string;
    }
  | {
      /** Gateway that serves the route. */
      readonly gateway: IGateway;
    };

/** Properties of Access. */
export interface AccessProps {
  /** The WebUI to be reached. */
  readonly webUi: WebUi;

  /** Host name that clients use. */
  readonly host: string;

  /** What brings requests from outside. */
  readonly wayIn: WayIn;

  /** What that must do besides forwarding. */
  readonly policy: IngressPolicy;

  /**
   * Namespace of the autoscaler, which asks the pods for their queue.
   *
   * @default - there is no autoscaler.
   */
  readonly autoscalerNamespace?: string | undefined;
}

/**
 * The only ways to the WebUI: HTTPS from outside, and the autoscaler. Its pods themselves reach nothing, names included.
 *
 * @throws ConstructError when the policy has ranges of addresses that the way in cannot keep to.
 */
export class Access extends Construct {
  public constructor(scope: Construct, id: string, props: AccessProps) {
    super(scope, id);
    const { webUi, host, wayIn, policy, autoscalerNamespace } = props;
    const open = whyOpen(wayIn);
    if (open !== undefined && policy.allowedCidrs.length > 0) {
      const got = JSON.stringify(policy.allowedCidrs);
      throw new ConstructError(this, `allowedCidrs must be empty: ${open} keeps nobody out, got ${got}`);
    }
    const from = namespaceOf(wayIn);
    const autoscaler = autoscalerNamespace === undefined ? [] : [autoscalerNamespace];
    new ReachableFrom(this, "Reachable", {
      name: webUi.serviceName,
      namespace: webUi.namespace,
      podLabels: webUi.podLabels,
      port: WEB_UI_PORT,
      fromNamespaces: from === undefined ? "any" : [from, ...autoscaler],
    });
    const common = {
      name: webUi.serviceName,
      namespace: webUi.namespace,
      serviceName: webUi.serviceName,
      servicePort: WEB_UI_PORT,
      host,
      policy,
    };
    const route =
      "gateway" in wayIn
        ? new GatewayRoute(this, "Route", { ...common, ...wayIn })
        : new WebRoute(this, "Route", { ...common, ...wayIn });
    route.node.addDependency(webUi);
  }
}

/** What lets in clients of every address; undefined when ranges are kept to. */
function whyOpen(wayIn: WayIn): string | undefined {
  if ("gateway" in wayIn) return `a route of Gateway '${wayIn.gateway.gatewayName}'`;
  const { className, keepsToRanges } = wayIn.ingressClass;
  return keepsToRanges ? undefined : `ingress class '${className}', whose controller is unknown,`;
}

/** Namespace of the pods that requests come from, where it is known. */
function namespaceOf(wayIn: WayIn): string | undefined {
  return "gateway" in wayIn ? wayIn.gateway.dataPlaneNamespace : wayIn.ingressClass.controllerNamespace;
}

/**
 * What stands between the internet and the WebUI.
 *
 * The denied paths ask for no credential at all, or return one, or change settings for everybody. The counted paths are those
 * that generate; the page itself needs hundreds of requests to load.
 *
 * @param requestsPerMinute - generations that one client address may start in a minute.
 * @param allowedCidrs - address ranges of clients, where what is in front of the controller does not filter them.
 * @see https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/17411
 */
export function webUiIngressPolicy(
  requestsPerMinute: number,
  allowedCidrs: readonly string[] = [],
): IngressPolicy {
  return {
    timeoutSeconds: LONGEST_GENERATION_SECONDS + 30,
    requestsPerMinute,
    allowedCidrs,
    limitedPaths: [
      "/sdapi/v1/txt2img",
      "/sdapi/v1/img2img",
      "/sdapi/v1/extra-",
      "/sdapi/v1/interrogate",
      "/run/",
      "/api/",
      "/queue/join",
    ],
    // Gradio keeps what a browser does in the memory of one pod.
    affinityCookie: "sd-pod",
    deniedPaths: [
      { path: "/internal" },
      { path: "/sd_extra_networks" },
      { path: "/sdapi/v1/cmd-flags" },
      { path: "/sdapi/v1/options", method: "POST" },
    ],
  };
}

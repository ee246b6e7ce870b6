import { Construct } from "constructs";
import { IIngressClass, IngressPolicy } from "../kubernetes/ingress-class";
import { ReachableFrom } from "../kubernetes/network-policies";
import { WebRoute } from "../kubernetes/web-route";
import { LONGEST_GENERATION_SECONDS } from "./drain";
import { WebUi } from "./web-ui";
import { WEB_UI_PORT } from "./web-ui-flags";

/** Properties of Access. */
export interface AccessProps {
  /** The WebUI to be reached. */
  readonly webUi: WebUi;

  /** Host name that clients use. */
  readonly host: string;

  /** Secret with the certificate and key of the host. */
  readonly tlsSecretName: string;

  /** Class that serves the ingress. */
  readonly ingressClass: IIngressClass;

  /** What the ingress controller must do besides forwarding. */
  readonly policy: IngressPolicy;

  /**
   * Namespace of the autoscaler, which asks the pods for their queue.
   *
   * @default - there is no autoscaler.
   */
  readonly autoscalerNamespace?: string | undefined;
}

/** The only ways to the WebUI: HTTPS from outside, and the autoscaler. Its pods themselves reach nothing, names included. */
export class Access extends Construct {
  public constructor(scope: Construct, id: string, props: AccessProps) {
    super(scope, id);
    const { webUi, host, tlsSecretName, ingressClass, policy, autoscalerNamespace } = props;
    const { controllerNamespace } = ingressClass;
    const autoscaler = autoscalerNamespace === undefined ? [] : [autoscalerNamespace];
    new ReachableFrom(this, "Reachable", {
      name: webUi.serviceName,
      namespace: webUi.namespace,
      podLabels: webUi.podLabels,
      port: WEB_UI_PORT,
      fromNamespaces: controllerNamespace === undefined ? "any" : [controllerNamespace, ...autoscaler],
    });
    const route = new WebRoute(this, "Route", {
      name: webUi.serviceName,
      namespace: webUi.namespace,
      serviceName: webUi.serviceName,
      servicePort: WEB_UI_PORT,
      host,
      tlsSecretName,
      ingressClass,
      policy,
    });
    route.node.addDependency(webUi);
  }
}

/**
 * What stands between the internet and the WebUI.
 *
 * The denied paths ask for no credential at all, or return one, or change settings for everybody. The counted paths are those
 * that generate; the page itself needs hundreds of requests to load.
 *
 * @param requestsPerMinute - generations that one client address may start in a minute.
 * @see https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/17411
 */
export function webUiIngressPolicy(requestsPerMinute: number): IngressPolicy {
  return {
    timeoutSeconds: LONGEST_GENERATION_SECONDS + 30,
    requestsPerMinute,
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

import { DeploymentV1SpecTemplateSpecContainerStartupProbe } from "@cdktf/provider-kubernetes/lib/deployment-v1";

/** How the kubelet asks a container whether it lives. */
export interface HttpProbe {
  /** Path that answers 2xx or 3xx without a credential. */
  readonly path: string;

  /** Seconds between two questions. */
  readonly periodSeconds: number;

  /** Seconds to wait for an answer. */
  readonly timeoutSeconds: number;

  /** Failures in a row that count. */
  readonly failureThreshold: number;
}

/** The three questions a web workload is asked. */
export interface HttpProbes {
  /** Until it answers, the other two are not asked. Its period times its threshold is the budget to start. */
  readonly startup: HttpProbe;

  /** While it fails, no request is sent to the pod. */
  readonly readiness: HttpProbe;

  /** When it fails, the container is restarted. */
  readonly liveness: HttpProbe;
}

/** A probe block on `port`. */
export function httpProbe(probe: HttpProbe, port: number): DeploymentV1SpecTemplateSpecContainerStartupProbe {
  const { path, periodSeconds, timeoutSeconds, failureThreshold } = probe;
  return {
    httpGet: { path, port: String(port), scheme: "HTTP" },
    periodSeconds,
    timeoutSeconds,
    failureThreshold,
    successThreshold: 1,
  };
}

import {
  DeploymentV1SpecTemplateSpecContainerLivenessProbe,
  DeploymentV1SpecTemplateSpecContainerStartupProbe,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";

/** How often the kubelet asks a container whether it is well. */
export interface Probe {
  /** Seconds between two questions. */
  readonly periodSeconds: number;

  /** Seconds to wait for an answer. */
  readonly timeoutSeconds: number;

  /** Failures in a row that count. */
  readonly failureThreshold: number;
}

/** A question that is an HTTP request. */
export interface HttpProbe extends Probe {
  /** Path that answers 2xx or 3xx without a credential. */
  readonly path: string;
}

/** The three questions a web workload is asked. */
export interface HttpProbes {
  /** Until it answers, the other two are not asked. Its period times its threshold is the budget to start. */
  readonly startup: HttpProbe;

  /** While it fails, no request is sent to the pod. */
  readonly readiness: HttpProbe;

  /**
   * When it fails, the container is restarted. It asks only whether somebody listens: a pod that is too busy to answer must
   * not be killed for it.
   */
  readonly liveness: Probe;
}

/** A probe block that asks for a path on `port`. */
export function httpProbe(probe: HttpProbe, port: number): DeploymentV1SpecTemplateSpecContainerStartupProbe {
  return { httpGet: { path: probe.path, port: String(port), scheme: "HTTP" }, ...times(probe) };
}

/** A probe block that connects to `port`. */
export function listeningProbe(
  probe: Probe,
  port: number,
): DeploymentV1SpecTemplateSpecContainerLivenessProbe {
  return { tcpSocket: [{ port: String(port) }], ...times(probe) };
}

function times({ periodSeconds, timeoutSeconds, failureThreshold }: Probe) {
  return { periodSeconds, timeoutSeconds, failureThreshold, successThreshold: 1 };
}

import { DeploymentV1, DeploymentV1SpecTemplateSpec } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { PodDisruptionBudgetV1 } from "@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import { Placement } from "../contracts";
import { HttpProbes, httpProbe, listeningProbe } from "./http-probes";
import { Environment, environmentVariables } from "./pod-environment";
import { PodMount, podVolumes, volumeMounts } from "./pod-mounts";
import { nodeSelector, spread, tolerations } from "./pod-placement";
import { DEFAULT_USER_ID, restrictedContainer, restrictedPod } from "./restricted-pod";

/** What a container asks for, and at most gets, in Kubernetes' own resource names and quantities. */
export interface ContainerResources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

/** How a pod is taken out of service. */
export interface Drain {
  /** Command that returns when the pod may be stopped; traffic has been taken away before it ends. */
  readonly command: readonly string[];

  /** Seconds after which the pod is stopped anyway. */
  readonly timeoutSeconds: number;
}

/** Properties of WebWorkload. */
export interface WebWorkloadProps {
  /** Name of the deployment, the service and all that belongs to them, a DNS label. */
  readonly name: string;

  /** Namespace to run in. */
  readonly namespace: string;

  /** Image, by digest. */
  readonly image: string;

  /**
   * Secret with the pull credential.
   *
   * @default - images are pulled without a credential.
   */
  readonly pullSecretName?: string;

  /** Program to run instead of the image's entry point. */
  readonly command: readonly string[];

  /** Its arguments; `$(NAME)` is replaced by an environment variable. */
  readonly args: readonly string[];

  /** Environment of the container. */
  readonly environment: Environment;

  /** Folders of the container. Everything else is read-only. */
  readonly mounts: readonly PodMount[];

  /** Port the container listens on, and of the service. */
  readonly port: number;

  /** How its health is asked for. */
  readonly probes: HttpProbes;

  /** What one replica needs. */
  readonly resources: ContainerResources;

  /** Where replicas run. */
  readonly placement: Placement;

  /** How a replica is taken out of service. */
  readonly drain: Drain;

  /**
   * Number of replicas.
   *
   * @default - an autoscaler decides.
   */
  readonly replicas?: number;

  /** Largest number of replicas there may ever be: one after another, they are given time to be replaced. */
  readonly maxReplicas: number;

  /**
   * Annotations of the service.
   *
   * @default - none.
   */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
}

/** Longest time that one replica may take from being placed to being ready, in seconds; pulling a large image counts. */
const START_SECONDS = 1800;

/** What the cluster and the provider need to notice that a rollout is over, in seconds. */
const NOTICE_SECONDS = 300;

/** A deployment that answers HTTP, with its service, its disruption budget and a service account without any right. */
export class WebWorkload extends Construct {
  /** Name of the deployment. */
  public readonly deploymentName: string;

  /** Name of the service. */
  public readonly serviceName: string;

  /** Labels by which its pods are found. */
  public readonly podLabels: Readonly<Record<string, string>>;

  public constructor(scope: Construct, id: string, props: WebWorkloadProps) {
    super(scope, id);
    const { name, namespace, port, replicas, maxReplicas, serviceAnnotations = {}, drain } = props;
    const selector = { "app.kubernetes.io/name": name };
    const metadata = { name, namespace, labels: selector };
    // The new pod may have to wait for the card of the one that drains.
    const turnSeconds = drain.timeoutSeconds + START_SECONDS;
    const rollout = `${Math.ceil((maxReplicas * turnSeconds + NOTICE_SECONDS) / 60)}m`;

    new ServiceAccountV1(this, "ServiceAccount", { metadata, automountServiceAccountToken: false });

    const deployment = new DeploymentV1(this, "Resource", {
      metadata,
      waitForRollout: true,
      timeouts: { create: rollout, update: rollout, delete: "15m" },
      spec: {
        // Left out, it is left alone: a plan must not undo what the autoscaler did.
        replicas: replicas === undefined ? undefined : String(replicas),
        revisionHistoryLimit: 3,
        // One turn without progress ends it, however many are to come.
        progressDeadlineSeconds: turnSeconds,
        selector: { matchLabels: selector },
        // A new pod must never wait for a card that only an old pod can give back.
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "0", maxUnavailable: "1" } },
        template: { metadata: { labels: selector }, spec: podSpec(props, selector) },
      },
    });
    // The service account is found by name, so Terraform does not see that pods cannot start without it.
    deployment.node.addDependency(this.node.findChild("ServiceAccount"));

    new ServiceV1(this, "Service", {
      metadata: { ...metadata, annotations: { ...serviceAnnotations } },
      spec: {
        type: "ClusterIP",
        selector,
        port: [{ name: "http", port, targetPort: String(port), protocol: "TCP" }],
      },
    });

    new PodDisruptionBudgetV1(this, "DisruptionBudget", {
      metadata,
      spec: { maxUnavailable: "1", selector: { matchLabels: selector } },
    });

    this.deploymentName = name;
    this.serviceName = name;
    this.podLabels = selector;
  }
}

function podSpec(
  props: WebWorkloadProps,
  labels: Readonly<Record<string, string>>,
): DeploymentV1SpecTemplateSpec {
  const { name, mounts, placement, drain, pullSecretName, port, probes, resources } = props;
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: restrictedPod(DEFAULT_USER_ID),
    terminationGracePeriodSeconds: drain.timeoutSeconds,
    nodeSelector: nodeSelector(placement),
    toleration: tolerations(placement),
    topologySpreadConstraint: spread(labels),
    imagePullSecrets: pullSecretName === undefined ? undefined : [{ name: pullSecretName }],
    volume: podVolumes(mounts),
    container: [
      {
        name: "web",
        image: props.image,
        imagePullPolicy: "IfNotPresent",
        command: [...props.command],
        args: [...props.args],
        env: environmentVariables(props.environment),
        port: [{ name: "http", containerPort: port, protocol: "TCP" }],
        resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
        startupProbe: httpProbe(probes.startup, port),
        readinessProbe: httpProbe(probes.readiness, port),
        livenessProbe: listeningProbe(probes.liveness, port),
        lifecycle: { preStop: [{ exec: { command: [...drain.command] } }] },
        securityContext: restrictedContainer(DEFAULT_USER_ID),
        volumeMount: volumeMounts(mounts),
      },
    ],
  };
}

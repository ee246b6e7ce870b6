import { Construct } from "constructs";
import { GpuRequest, INodePool } from "../contracts";
import { HttpProbes } from "../kubernetes/http-probes";
import { Environment } from "../kubernetes/pod-environment";
import { PodMount } from "../kubernetes/pod-mounts";
import { ContainerResources, WebWorkload } from "../kubernetes/web-workload";
import { WEB_UI_DRAIN } from "./drain";
import { ModelStore } from "./model-store";
import { Outputs } from "./outputs";
import { AUTH_SECRET_KEY, AUTH_VARIABLE, FOLDERS, webUiFlags, WEB_UI_PORT } from "./web-ui-flags";

/** Properties of WebUi. */
export interface WebUiProps {
  /** Namespace to run in. */
  readonly namespace: string;

  /** Image, by digest. Has `python3`, GNU find, and everything the WebUI needs; its working folder holds `webui.py`. */
  readonly image: string;

  /**
   * Secret with the pull credential.
   *
   * @default - images are pulled without a credential.
   */
  readonly pullSecretName?: string;

  /** Where models come from. */
  readonly models: ModelStore;

  /** Where images go. */
  readonly outputs: Outputs;

  /** Pool whose cards are used. */
  readonly pool: INodePool;

  /** What one replica asks of the cards. */
  readonly gpu: GpuRequest;

  /** Processors of one replica, as a Kubernetes quantity. */
  readonly cpu: string;

  /** Main memory of one replica, in GiB. Loading a model takes more of it than running one. */
  readonly memoryGiB: number;

  /** Secret with the credential of the API and of the page. */
  readonly authSecretName: string;

  /**
   * Number of replicas.
   *
   * @default - an autoscaler decides.
   */
  readonly replicas?: number;

  /** Largest number of replicas there may ever be. */
  readonly maxReplicas: number;

  /**
   * Annotations of its service.
   *
   * @default - none.
   */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
}

/** AUTOMATIC1111's Stable Diffusion WebUI: the page and the API, both behind a credential. */
export class WebUi extends Construct {
  /** Namespace it runs in. */
  public readonly namespace: string;

  /** Name of the deployment. */
  public readonly deploymentName: string;

  /** Name of the service. */
  public readonly serviceName: string;

  /** Labels of its pods. */
  public readonly podLabels: Readonly<Record<string, string>>;

  public constructor(scope: Construct, id: string, props: WebUiProps) {
    super(scope, id);
    const { namespace, pool, gpu, models, outputs, authSecretName } = props;

    const workload = new WebWorkload(this, "Workload", {
      name: "stable-diffusion",
      namespace,
      image: props.image,
      pullSecretName: props.pullSecretName,
      // Not launch.py, which would install packages, nor an entry point, which images do not agree on.
      command: ["python3", "-u", "webui.py"],
      args: webUiFlags(),
      environment: environment(authSecretName),
      mounts: [models.mount, ...scratch(), outputs.mount, authFile(authSecretName)],
      port: WEB_UI_PORT,
      probes: PROBES,
      resources: resources(props, pool.podResources(gpu)),
      placement: pool.placement,
      drain: WEB_UI_DRAIN,
      replicas: props.replicas,
      maxReplicas: props.maxReplicas,
      serviceAnnotations: props.serviceAnnotations,
    });
    workload.node.addDependency(models, outputs, pool.ready);

    this.namespace = namespace;
    this.deploymentName = workload.deploymentName;
    this.serviceName = workload.serviceName;
    this.podLabels = workload.podLabels;
  }
}

// It answers without a credential and needs no card. Ten minutes to start: a large model over the network takes most of them.
// Requests that wait for the card occupy the threads that answer, so silence takes a pod out of service and is no reason to
// restart it. That nobody listens any more is one: the server is a thread, and the program outlives it.
const PING = "/internal/ping";
const PROBES: HttpProbes = {
  startup: { path: PING, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 60 },
  readiness: { path: PING, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
  liveness: { periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 4 },
};

function environment(authSecretName: string): Environment {
  return {
    [AUTH_VARIABLE]: { secretName: authSecretName, key: AUTH_SECRET_KEY },
    HOME: FOLDERS.home,
    XDG_CACHE_HOME: `${FOLDERS.home}/.cache`,
    MPLCONFIGDIR: "/tmp/matplotlib",
    NUMBA_CACHE_DIR: "/tmp/numba",
    GRADIO_TEMP_DIR: "/tmp/gradio",
    GRADIO_ANALYTICS_ENABLED: "False",
    // The pod reaches nothing: say so, or libraries wait for time-outs before they look at their files.
    HF_HUB_OFFLINE: "1",
    TRANSFORMERS_OFFLINE: "1",
    HF_HOME: `${FOLDERS.models}/huggingface`,
    NVIDIA_DRIVER_CAPABILITIES: "compute,utility",
    PYTHONDONTWRITEBYTECODE: "1",
  };
}

function scratch(): PodMount[] {
  return [
    { kind: "scratch", name: "data", mountPath: FOLDERS.data, sizeGiB: 10 },
    { kind: "scratch", name: "home", mountPath: FOLDERS.home, sizeGiB: 5 },
    { kind: "scratch", name: "tmp", mountPath: "/tmp", sizeGiB: 10 },
    // PyTorch passes tensors between processes through it; the runtime's default is 64 MiB.
    { kind: "scratch", name: "shm", mountPath: "/dev/shm", sizeGiB: 2, inMemory: true },
  ];
}

function authFile(secretName: string): PodMount {
  return { kind: "secret", name: "auth", mountPath: FOLDERS.auth, secretName };
}

// No limit of processor time: a throttled pod answers no probe. Extended resources must be limited to what they request.
function resources(
  { cpu, memoryGiB }: WebUiProps,
  cards: Readonly<Record<string, string>>,
): ContainerResources {
  const memory = `${memoryGiB}Gi`;
  return {
    requests: { cpu, memory, "ephemeral-storage": "10Gi", ...cards },
    limits: { memory, "ephemeral-storage": "30Gi", ...cards },
  };
}

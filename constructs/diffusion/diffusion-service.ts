import { Construct } from "constructs";
import { GpuRequest, IFileSystem, INodePool } from "../contracts";
import { Access, WayIn, webUiIngressPolicy } from "./access";
import { Autoscaling, Scaling } from "./autoscaling";
import { ModelStore } from "./model-store";
import { Outputs } from "./outputs";
import { WebUi } from "./web-ui";
import { WEB_UI_PORT } from "./web-ui-flags";

/** Properties of DiffusionService. */
export interface DiffusionServiceProps {
  /** Namespace to run in; it exists already. */
  readonly namespace: string;

  /** Image of the WebUI, by digest. */
  readonly image: string;

  /**
   * Secret with the pull credential.
   *
   * @default - images are pulled without a credential.
   */
  readonly pullSecretName?: string;

  /** File system that holds the models. */
  readonly models: IFileSystem;

  /** File system that holds generated images. */
  readonly outputs: IFileSystem;

  /**
   * Age in whole days beyond which images are deleted.
   *
   * @default - images are kept.
   */
  readonly expireOutputsAfterDays?: number;

  /** Pool whose cards are used. */
  readonly pool: INodePool;

  /** What one replica asks of the cards. */
  readonly gpu: GpuRequest;

  /** Processors of one replica, as a Kubernetes quantity. */
  readonly cpu: string;

  /** Main memory of one replica, in GiB. */
  readonly memoryGiB: number;

  /** How many replicas there are. */
  readonly scaling: Scaling;

  /** Host name that clients use. */
  readonly host: string;

  /** Secret with the credential of the API and of the page. */
  readonly authSecretName: string;

  /** Generations that one client address may start in a minute; a Gateway does not count them. */
  readonly requestsPerMinute: number;

  /**
   * Address ranges of clients that an ingress controller of somebody else is to admit, in CIDR notation. Refused where the
   * way in cannot keep to them: a Gateway, or a class whose controller is unknown.
   *
   * @default - everybody who reaches it; a load balancer that is made filters by itself.
   */
  readonly allowedCidrs?: readonly string[];

  /** What brings requests from outside. */
  readonly wayIn: WayIn;

  /**
   * Namespace of the autoscaler.
   *
   * @default - none watches the pods; right when the number of replicas never changes.
   */
  readonly autoscalerNamespace?: string | undefined;
}

/** Stable Diffusion as a service: models, images, the WebUI, its scaling and the ways to it. */
export class DiffusionService extends Construct {
  public constructor(scope: Construct, id: string, props: DiffusionServiceProps) {
    super(scope, id);
    const { namespace, image, pullSecretName, pool, scaling, wayIn, expireOutputsAfterDays } = props;
    const scales = scaling.max > scaling.min;
    const policy = webUiIngressPolicy(props.requestsPerMinute, props.allowedCidrs);

    const models = new ModelStore(this, "Models", { namespace, fileSystem: props.models });
    const outputs = new Outputs(this, "Outputs", {
      namespace,
      fileSystem: props.outputs,
      expiry:
        expireOutputsAfterDays === undefined
          ? undefined
          : {
              afterDays: expireOutputsAfterDays,
              image,
              pullSecretName,
              placement: pool.placement,
            },
    });
    const webUi = new WebUi(this, "WebUi", {
      namespace,
      image,
      pullSecretName,
      models,
      outputs,
      pool,
      gpu: props.gpu,
      cpu: props.cpu,
      memoryGiB: props.memoryGiB,
      authSecretName: props.authSecretName,
      replicas: scales ? undefined : scaling.min,
      maxReplicas: scaling.max,
      serviceAnnotations: "gateway" in wayIn ? {} : wayIn.ingressClass.annotations(policy).service,
    });
    if (scales) {
      const autoscaling = new Autoscaling(this, "Autoscaling", {
        namespace,
        deploymentName: webUi.deploymentName,
        serviceName: webUi.serviceName,
        port: WEB_UI_PORT,
        scaling,
      });
      autoscaling.node.addDependency(webUi);
    }
    new Access(this, "Access", {
      webUi,
      host: props.host,
      wayIn,
      policy,
      autoscalerNamespace: props.autoscalerNamespace,
    });
  }
}

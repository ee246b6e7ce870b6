import { App } from "cdktf";
import { cloudFor } from "../constructs/clouds";
import { Environment } from "../config/environment";
import { DiffusionStack } from "./diffusion-stack";
import { fileSystemProps, ingressOf, nodePoolProps, poolOf, SYSTEM_POOL, wayInOf } from "./environment-props";
import { FoundationStack } from "./foundation-stack";
import { PlatformStack } from "./platform-stack";
import { StateSettings } from "./state-backend";

/** How the stacks of an environment are defined besides what its file says. */
export interface DefineStacksOptions {
  /**
   * Absolute path of a private folder for the state, as in a rehearsal.
   *
   * @default - the state is where the environment file says.
   */
  readonly stateFolder?: string | undefined;

  /**
   * Whether stateful things may be destroyed although the environment file retains them. Only for places whose contents are
   * worth nothing, such as a rehearsal.
   *
   * @default false - the environment file decides.
   */
  readonly allowDestroy?: boolean | undefined;
}

/** The stacks of one environment, in the order they are applied. */
export interface EnvironmentStacks {
  readonly foundation: FoundationStack;
  readonly platform: PlatformStack;
  readonly diffusion: DiffusionStack;
}

/** Defines the stacks of one environment: `<name>-foundation`, `<name>-platform`, `<name>-diffusion`. */
export function defineStacks(
  app: App,
  environment: Environment,
  options: DefineStacksOptions = {},
): EnvironmentStacks {
  const { name, diffusion } = environment;
  const retain = environment.retain && options.allowDestroy !== true;
  const { tags, network } = environment;
  // Each cloud takes what concerns it.
  const settings = { ...environment.cloud, network, environment: name, retain, tags };
  const cloud = cloudFor(settings);
  const isServedAlready = Object.values(environment.ingress).some((each) => each !== undefined);
  const common = { cloud, environment: name, retain, tags, state: stateOf(environment, options) };

  const foundation = new FoundationStack(app, `${name}-foundation`, {
    ...common,
    cluster: {
      kubernetesVersion: environment.cluster.kubernetesVersion,
      serviceCidr: environment.cluster.serviceCidr,
      publicAccessCidrs: environment.cluster.endpoint.allowedCidrs,
      nodePools: nodePoolProps(environment.nodePools),
    },
    registry: {
      ...environment.registry,
      registryName: environment.registry.name,
      existingHost: environment.registry.host,
      pullSecretName: environment.registry.pullSecret,
      pullingNamespace: diffusion.namespace,
      repositories: [diffusion.image.repository.slice(environment.registry.namespace.length + 1)],
    },
    models: fileSystemProps(environment.models),
    outputs: fileSystemProps(environment.outputs),
    loadBalancer: isServedAlready ? undefined : { publicAccessCidrs: diffusion.access.allowedCidrs },
  });

  const platform = new PlatformStack(app, `${name}-platform`, {
    ...common,
    cluster: foundation.cluster,
    namespace: diffusion.namespace,
    ingress: ingressOf(foundation.loadBalancer, environment.ingress),
    autoscaled: diffusion.scaling.max > diffusion.scaling.min,
    kedaNamespace: environment.addons.kedaNamespace,
    placement: poolOf(foundation.cluster, SYSTEM_POOL).placement,
    imageHost: environment.addons.imageHost,
  });

  const workload = new DiffusionStack(app, `${name}-diffusion`, {
    ...common,
    cluster: foundation.cluster,
    service: {
      namespace: platform.namespace.namespaceName,
      image: foundation.registry.imageReference(diffusion.image.repository, diffusion.image.digest),
      pullSecretName: foundation.registry.pullSecretName,
      models: foundation.models,
      outputs: foundation.outputs,
      expireOutputsAfterDays: environment.outputs.expireAfterDays,
      pool: poolOf(foundation.cluster, diffusion.gpu.pool),
      gpu: diffusion.gpu,
      cpu: diffusion.resources.cpu,
      memoryGiB: diffusion.resources.memoryGiB,
      scaling: { ...diffusion.scaling, schedule: diffusion.scaling.schedule ?? [] },
      host: diffusion.access.host,
      authSecretName: diffusion.access.apiAuthSecret,
      requestsPerMinute: diffusion.access.requestsPerMinute,
      allowedCidrs: diffusion.access.allowedCidrs,
      wayIn: wayInOf(platform.entry, diffusion.access.tlsSecret),
      autoscalerNamespace: platform.autoscalerNamespace,
    },
  });
  platform.addDependency(foundation);
  workload.addDependency(platform);
  return { foundation, platform, diffusion: workload };
}

function stateOf(environment: Environment, { stateFolder }: DefineStacksOptions): StateSettings {
  return stateFolder === undefined ? environment.state : { kind: "local", folder: stateFolder };
}

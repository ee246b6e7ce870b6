import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { clusterOf, ClusterOfProps } from "../constructs/clouds";
import {
  FileSystemProps,
  ICluster,
  IFileSystem,
  IImageRegistry,
  ILoadBalancer,
  ImageRegistryProps,
  LoadBalancerProps,
} from "../constructs/contracts";
import { EnvironmentStack, EnvironmentStackProps } from "./environment-stack";

/** Properties of FoundationStack. */
export interface FoundationStackProps extends EnvironmentStackProps {
  /** The cluster and its pools, with who may reach its API from the internet. */
  readonly cluster: Omit<ClusterOfProps, "network">;

  /** Where images are pulled from. */
  readonly registry: Omit<ImageRegistryProps, "network" | "cluster">;

  /** What holds the models. */
  readonly models: Omit<FileSystemProps, "network" | "cluster" | "purpose">;

  /** What holds generated images. */
  readonly outputs: Omit<FileSystemProps, "network" | "cluster" | "purpose">;

  /**
   * The way in.
   *
   * @default - none is made: an ingress controller or a Gateway that exists has its own.
   */
  readonly loadBalancer?: Omit<LoadBalancerProps, "network"> | undefined;
}

/** What the cloud provides: network, cluster, file systems, registry and load balancer. */
export class FoundationStack extends EnvironmentStack {
  public readonly cluster: ICluster;
  public readonly models: IFileSystem;
  public readonly outputs: IFileSystem;
  public readonly registry: IImageRegistry;
  public readonly loadBalancer?: ILoadBalancer;

  public constructor(scope: Construct, id: string, props: FoundationStackProps) {
    super(scope, id, props);
    const { cloud, loadBalancer } = props;
    const network = cloud.network(this, "Network");
    const cluster = clusterOf(this, "Cluster", cloud, { ...props.cluster, network });
    this.cluster = cluster;
    this.models = cloud.fileSystem(this, "Models", { ...props.models, purpose: "models", network, cluster });
    this.outputs = cloud.fileSystem(this, "Outputs", {
      ...props.outputs,
      purpose: "outputs",
      network,
      cluster,
    });
    this.registry = cloud.imageRegistry(this, "Images", { ...props.registry, network, cluster });
    if (loadBalancer !== undefined) {
      this.loadBalancer = cloud.loadBalancer(this, "Entry", { ...loadBalancer, network });
    }
    this.describe();
  }

  /** What a person needs to use the environment: where it is, and what to make the pull secret from. */
  private describe(): void {
    const address = this.loadBalancer?.address;
    const { host, pullCredential } = this.registry;
    const { manualSteps = [] } = this.cluster;
    if (manualSteps.length > 0) new TerraformOutput(this, "manual-steps", { value: manualSteps });
    if (address !== undefined) new TerraformOutput(this, "address", { value: address });
    new TerraformOutput(this, "registry-host", { value: host });
    if (pullCredential === undefined) return;
    new TerraformOutput(this, "registry-user", { value: pullCredential.userName });
    new TerraformOutput(this, "registry-password", { value: pullCredential.password, sensitive: true });
  }
}

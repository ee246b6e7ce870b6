import { Construct, DependencyGroup, IDependable } from "constructs";
import { IImageRegistry, ImageRegistryProps } from "../contracts";
import { ConstructError } from "../core/construct-error";
import { imageReference } from "./image-reference";

/** Properties of ExistingImageRegistry. */
export interface ExistingImageRegistryProps extends Omit<
  ImageRegistryProps,
  "network" | "cluster" | "pullingNamespace" | "existingHost"
> {
  /** Host name of the registry. */
  readonly host: string;
}

/** A registry that exists, on any cloud; nothing is made. */
export class ExistingImageRegistry extends Construct implements IImageRegistry {
  public readonly host: string;
  public readonly pullSecretName?: string;

  /** Nothing to wait for: whoever runs the registry made it. */
  public readonly pullable: IDependable = new DependencyGroup();

  private readonly namespace: string;

  public constructor(scope: Construct, id: string, props: ExistingImageRegistryProps) {
    super(scope, id);
    const { host, namespace, pullSecretName, keepTags, tier } = props;
    if (keepTags !== undefined || tier !== undefined) {
      throw new ConstructError(
        this,
        `keepTags and tier describe a registry made here, got ${JSON.stringify({ keepTags, tier })}`,
      );
    }

    this.host = host;
    this.namespace = namespace;
    this.pullSecretName = pullSecretName;
  }

  public imageReference(repository: string, digest: string): string {
    const held = repository.startsWith(`${this.namespace}/`);
    return imageReference(this, { host: this.host, repository, held, digest });
  }
}

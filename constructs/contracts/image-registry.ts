import { IDependable } from "constructs";
import { ICluster } from "./cluster";
import { INetwork } from "./network";

/** A credential that may pull and nothing else. */
export interface PullCredential {
  /** Name to log in with. May be a token. */
  readonly userName: string;

  /** Password, usually a token. It is in the state of the stack that made it; never put it into another. */
  readonly password: string;
}

/** A registry that nodes pull images from, owned by this program or existing before it. */
export interface IImageRegistry {
  /** Host name of the registry. May be a token. */
  readonly host: string;

  /**
   * Name of the Kubernetes secret with the pull credential.
   *
   * @default - images are pulled without a credential.
   */
  readonly pullSecretName?: string;

  /**
   * Credential to make the pull secret from.
   *
   * @default - the registry made none; whoever runs it hands out credentials.
   */
  readonly pullCredential?: PullCredential;

  /** Depend on this to be able to pull. */
  readonly pullable: IDependable;

  /**
   * Full reference of an image, by digest only.
   *
   * @param repository - `namespace/name` within the registry.
   * @param digest - `sha256:` and 64 hexadecimal digits.
   * @throws ConstructError when the registry does not hold the repository, or `digest` is a tag.
   */
  imageReference(repository: string, digest: string): string;
}

/** What every cloud needs to know to make, or to find, a registry. */
export interface ImageRegistryProps {
  /** Network it must be reachable from. */
  readonly network: INetwork;

  /**
   * Cluster that pulls: some clouds hand it credentials by themselves.
   *
   * @default - no cluster gets a credential by itself.
   */
  readonly cluster?: ICluster;

  /**
   * Namespace of the cluster whose pods pull.
   *
   * @default - every namespace.
   */
  readonly pullingNamespace?: string;

  /** Namespace the images live in. */
  readonly namespace: string;

  /** Names of the repositories to have within the namespace. */
  readonly repositories: readonly string[];

  /**
   * Number of tags kept per repository.
   *
   * @default - every tag is kept.
   */
  readonly keepTags?: number;

  /**
   * Edition of the service.
   *
   * @default "basic" - the smallest edition.
   */
  readonly tier?: RegistryTier;

  /**
   * Name of the Kubernetes secret that holds the pull credential.
   *
   * @default - for a registry that is made the cloud's folder names one; an existing one is pulled from without a credential.
   */
  readonly pullSecretName?: string | undefined;

  /**
   * Name of the registry to make; often part of a host name, so that no two customers can have the same.
   *
   * @default - made from the environment's name.
   */
  readonly registryName?: string | undefined;

  /**
   * Host of an existing registry.
   *
   * @default - the cloud makes a registry.
   */
  readonly existingHost?: string;
}

/** Editions of a managed registry. */
export const REGISTRY_TIERS = ["basic", "standard", "premium"] as const;

/** @see REGISTRY_TIERS */
export type RegistryTier = (typeof REGISTRY_TIERS)[number];

import { IDependable } from "constructs";

/** A path that nobody outside the cluster may ask for. */
export interface DeniedPath {
  /** Path from its first slash; everything below it is denied too. */
  readonly path: string;

  /**
   * The only method that is denied.
   *
   * @default - every method.
   */
  readonly method?: "POST";
}

/** What a way into the cluster must do besides forwarding requests. */
export interface IngressPolicy {
  /** Longest time that a backend may take to answer, in seconds. */
  readonly timeoutSeconds: number;

  /** Requests to `limitedPaths` that one client address may make in a minute. */
  readonly requestsPerMinute: number;

  /** Paths, from their first slash, whose requests are counted; everything below them counts too. */
  readonly limitedPaths: readonly string[];

  /** Address ranges of clients that may connect, in CIDR notation; anybody when there are none. */
  readonly allowedCidrs: readonly string[];

  /** Name of the cookie that keeps a browser on one pod. */
  readonly affinityCookie: string;

  /** Paths that nobody outside may ask for: they are answered with an error. */
  readonly deniedPaths: readonly DeniedPath[];
}

/** A policy in the words of one controller. */
export interface IngressAnnotations {
  /** For the ingress. */
  readonly ingress: Readonly<Record<string, string>>;

  /** For the service behind it. */
  readonly service: Readonly<Record<string, string>>;

  /**
   * For an ingress of its own with the paths whose requests are counted, where a controller counts by ingress.
   *
   * @default - there is one ingress only.
   */
  readonly counted?: Readonly<Record<string, string>>;
}

/** An ingress class and the controller behind it, installed by this program or existing before it. */
export interface IIngressClass {
  /** Name of the class. */
  readonly className: string;

  /**
   * Namespace of the controller's pods.
   *
   * @default - unknown: pods of every namespace may connect to what stands behind an ingress.
   */
  readonly controllerNamespace?: string;

  /** Whether clients outside the ranges of a policy are kept out: by the controller, or by what is in front of it. */
  readonly keepsToRanges: boolean;

  /** Depend on this to have ingresses of the class served. */
  readonly serving: IDependable;

  /** A policy in the controller's words; empty where its words are unknown. */
  annotations(policy: IngressPolicy): IngressAnnotations;
}

import { z } from "zod";

const NODE = z.object({
  name: z.string(),
  labels: z.record(z.string(), z.string()),
  taints: z.array(z.object({ key: z.string(), value: z.string().optional(), effect: z.string() })),
  capacity: z.record(z.string(), z.string()),
  allocatable: z.record(z.string(), z.string()),
});

const NETWORK = z.object({
  cloud: z.string(),
  vpcId: z.string(),
  subnetIds: z.array(z.string()),
  region: z.string(),
  zone: z.string(),
});

const GATEWAY = z.object({ name: z.string(), namespace: z.string(), listener: z.string() });

const KUBECONFIG = z.object({
  paths: z.array(z.string()).min(1),
  context: z.string().optional(),
  cluster: z.string().optional(),
  user: z.string().optional(),
});

/** The shape of a seed as it travels to a cloud in the background. */
export const SEED = z.object({
  nodes: z.array(NODE),
  networks: z.array(NETWORK),
  storageClasses: z.array(z.string()).optional(),
  gateways: z.array(GATEWAY).optional(),
  definitions: z.array(z.string()).optional(),
  kubeconfigs: z.array(KUBECONFIG).optional(),
});

/** A node that is in the standing cluster. */
export type SeedNode = Readonly<z.infer<typeof NODE>>;

/** A network that exists in a simulated cloud, with its subnets. */
export type SeedNetwork = Readonly<z.infer<typeof NETWORK>>;

/** A Gateway of the Gateway API, with a listener, in the standing cluster. */
export type SeedGateway = Readonly<z.infer<typeof GATEWAY>>;

/** A kubeconfig that a program names, and what of it the program chooses. */
export type SeedKubeconfig = Readonly<z.infer<typeof KUBECONFIG>>;

/** What exists before any Terraform runs. */
export interface Seed {
  readonly nodes: readonly SeedNode[];
  readonly networks: readonly SeedNetwork[];

  /**
   * Names of storage classes that are in the standing cluster, each with a provisioner.
   *
   * @default - none.
   */
  readonly storageClasses?: readonly string[] | undefined;

  /**
   * Gateways that are in the standing cluster, each with its namespace.
   *
   * @default - none, and no definitions of the Gateway API.
   */
  readonly gateways?: readonly SeedGateway[] | undefined;

  /**
   * Whose definitions of custom resources are in the standing cluster, such as `keda`: somebody has installed it.
   *
   * @default - none but those that Gateways need.
   */
  readonly definitions?: readonly string[] | undefined;

  /**
   * Kubeconfigs that stand for the standing cluster. When all of them name clusters that are there already, that is where
   * the nodes and storage classes are expected, and none are put into the standing cluster.
   *
   * @default - none.
   */
  readonly kubeconfigs?: readonly SeedKubeconfig[] | undefined;
}

/** Nothing. */
export const NO_SEED: Seed = { nodes: [], networks: [] };

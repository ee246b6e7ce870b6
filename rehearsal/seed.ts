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

/** The shape of a seed as it travels to a cloud in the background. */
export const SEED = z.object({
  nodes: z.array(NODE),
  networks: z.array(NETWORK),
  storageClasses: z.array(z.string()).optional(),
});

/** A node that is in the cluster which any kubeconfig file stands for. */
export type SeedNode = Readonly<z.infer<typeof NODE>>;

/** A network that exists in a simulated cloud, with its subnets. */
export type SeedNetwork = Readonly<z.infer<typeof NETWORK>>;

/** What exists before any Terraform runs. */
export interface Seed {
  readonly nodes: readonly SeedNode[];
  readonly networks: readonly SeedNetwork[];

  /**
   * Names of storage classes that are in the cluster which any kubeconfig file stands for, each with a provisioner.
   *
   * @default - none.
   */
  readonly storageClasses?: readonly string[] | undefined;
}

/** Nothing. */
export const NO_SEED: Seed = { nodes: [], networks: [] };

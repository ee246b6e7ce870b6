import { z } from "zod";
import { environmentSchema } from "./schema/environment";

/** The same shape, with nothing in it that can be changed. */
export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** A file that follows the schema, before the defaults that depend on other keys. */
export type ParsedEnvironment = DeepReadonly<z.output<typeof environmentSchema>>;

/** Nodes of one kind. */
export type NodePoolConfig = ParsedEnvironment["nodePools"][string];

/** Where models are kept. */
export type ModelsConfig = ParsedEnvironment["models"];

/** Where images that were made are kept. */
export type OutputsConfig = ParsedEnvironment["outputs"];

/** A volume that exists. */
export type VolumeConfig = NonNullable<ModelsConfig["volume"]>;

/** The Stable Diffusion workload. */
export type DiffusionConfig = ParsedEnvironment["diffusion"];

/** What the environment may cost. */
export type BudgetConfig = NonNullable<ParsedEnvironment["budget"]>;

/** How stacks and plans are reviewed. */
export type ReviewConfig = ParsedEnvironment["review"];

type ParsedState = ParsedEnvironment["state"];
type ParsedNetwork = NonNullable<ParsedEnvironment["network"]>;

/** State in a COS bucket. */
export type CosState = Extract<ParsedState, { kind: "cos" }> & {
  readonly prefix: string;
  readonly region: string;
};

/** State in an OSS bucket, with its lock in a table. */
export type OssState = Extract<ParsedState, { kind: "oss" }> & {
  readonly prefix: string;
  readonly region: string;
};

/** State in an S3 bucket, or one of a compatible service. */
export type S3State = Extract<ParsedState, { kind: "s3" }> & { readonly prefix: string };

/** State in a PostgreSQL database. */
export type PgState = Extract<ParsedState, { kind: "pg" }>;

/** State in a folder of this machine. */
export type LocalState = Extract<ParsedState, { kind: "local" }>;

/** Where Terraform keeps its state; `kind` tells the backend. */
export type StateConfig = CosState | OssState | S3State | PgState | LocalState;

/** A network to make. */
export type OwnedNetwork = Extract<ParsedNetwork, { cidr: string }>;

/** A network that exists. */
export type ExistingNetwork = Extract<ParsedNetwork, { vpcId: string }> & {
  readonly podSubnetIds: readonly string[];
};

/** The network to make (`cidr`), or one that exists (`vpcId`). */
export type NetworkConfig = OwnedNetwork | ExistingNetwork;

/** An environment, whole: checked, every default filled in, frozen. */
export type Environment = Omit<ParsedEnvironment, "state" | "network"> & {
  /** Where Terraform keeps its state. */
  readonly state: StateConfig;

  /** Absent where the network is not this program's business. */
  readonly network?: NetworkConfig;
};

/** Says whether the network exists already. */
export function isExistingNetwork(network: NetworkConfig): network is ExistingNetwork {
  return "vpcId" in network;
}

import { Provider } from "./provider";
import { ProviderSchema } from "./schema";

/** A provider that can be served: what it looks like, and how to make one. */
export interface ProviderDefinition {
  /** Full source address, such as `registry.terraform.io/hashicorp/kubernetes`; the schema's own. */
  readonly address: string;

  readonly schema: ProviderSchema;

  /**
   * Whether it imitates a provider of the old SDK (SDKv2), whose results Terraform does not hold against its plans.
   *
   * @default false Terraform refuses results that differ from the plan
   */
  readonly legacyTypeSystem?: boolean;

  /**
   * Makes one instance. There is one for each connection, thus for each provider block of each running
   * Terraform, so that two configurations do not meet. What they share lives in the world.
   */
  create(): Provider;
}

import { Diagnostic } from "./provider";
import { ObjectValue } from "./value";

/** Methods of the provider protocol that this server answers. */
export type ProviderMethod =
  | "GetProviderSchema"
  | "ValidateProviderConfig"
  | "ConfigureProvider"
  | "ValidateResourceConfig"
  | "ValidateDataResourceConfig"
  | "UpgradeResourceState"
  | "ReadResource"
  | "PlanResourceChange"
  | "ApplyResourceChange"
  | "ReadDataSource"
  | "ImportResourceState"
  | "StopProvider";

/** What a call is about to do to a resource. */
export type CallAction = "create" | "update" | "delete" | "read" | "plan" | "import";

/** One call of Terraform to a provider. */
export interface ProviderCall {
  /** Full source address of the provider. */
  readonly provider: string;
  readonly method: ProviderMethod;

  /** Resource or data source type; absent for calls about the provider itself. */
  readonly typeName?: string;

  /** Id of the resource as far as it is known before the call. */
  readonly id?: string;

  readonly action?: CallAction;

  /** What the state holds before the call; absent unless it is about a resource that exists. */
  readonly prior?: ObjectValue;
}

/** How a call ended. */
export interface CallResult {
  /** The resulting state or plan; null when the resource is gone; absent for calls that have none. */
  readonly state?: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Stands between Terraform and every provider: keeps the ledger, injects faults. */
export interface CallInterceptor {
  /**
   * Answers a call, as a rule by running it.
   *
   * @param run carries the call out; may be run not at all, once, or again.
   * @param connection what the call came in on.
   */
  intercept(
    call: ProviderCall,
    run: () => Promise<CallResult>,
    connection: CallConnection,
  ): Promise<CallResult>;
}

/** The connection that a call came in on. */
export interface CallConnection {
  /** Drops the connection without an answer, as when a provider process dies. */
  drop(): void;

  /** Aborted when Terraform asks the provider to stop. */
  readonly stopping: AbortSignal;
}

import { ObjectValue } from "./value";

/** One step of a path into a value: an attribute or map key, or an index. */
export type PathStep = string | number;

/** A path into a value, from the resource downwards. */
export type AttributePath = readonly PathStep[];

/** A message for the person who runs Terraform. */
export interface Diagnostic {
  readonly severity: "error" | "warning";

  /** One line. */
  readonly summary: string;

  /** What happened and what to change. */
  readonly detail?: string;

  /** The attribute it is about. */
  readonly attribute?: AttributePath;
}

/** What to plan. `prior` is null when creating, `proposed` is null when destroying. */
export interface PlanRequest {
  readonly prior: ObjectValue | null;

  /** The configuration merged with computed values of the prior state, as Terraform core proposes it. */
  readonly proposed: ObjectValue | null;

  /** The configuration alone. */
  readonly config: ObjectValue | null;
}

/** A planned change of one resource. */
export interface PlanResponse {
  readonly planned: ObjectValue | null;

  /** Attributes whose change forces a replacement. */
  readonly requiresReplace?: readonly AttributePath[];

  readonly diagnostics?: readonly Diagnostic[];
}

/** What to apply. `planned` is null when destroying; `config` then is null too. */
export interface ApplyRequest {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  readonly config: ObjectValue | null;
}

/**
 * The outcome of an apply. With an error diagnostic on a create: a state taints the resource, null loses it,
 * just as it would be with the real provider.
 */
export interface ApplyResponse {
  readonly state: ObjectValue | null;
  readonly diagnostics?: readonly Diagnostic[];
}

/** Result of a read; a null state says that the resource is gone. */
export interface ReadResponse {
  readonly state: ObjectValue | null;
  readonly diagnostics?: readonly Diagnostic[];
}

/** A managed resource type as the protocol server needs it. Every method may be asynchronous and must be deterministic until `apply`. */
export interface ResourceType {
  /** Checks a configuration, before anything is planned. */
  validate(config: ObjectValue): Promise<readonly Diagnostic[]>;

  plan(request: PlanRequest): Promise<PlanResponse>;
  apply(request: ApplyRequest, signal: AbortSignal): Promise<ApplyResponse>;
  read(state: ObjectValue): Promise<ReadResponse>;

  /** @throws nothing; a type that cannot be imported answers with an error diagnostic. */
  importState(id: string): Promise<ReadResponse>;
}

/** A data source type as the protocol server needs it. */
export interface DataSourceType {
  validate(config: ObjectValue): Promise<readonly Diagnostic[]>;
  read(config: ObjectValue): Promise<ReadResponse>;
}

/** A provider that lives in this process and is served to a real Terraform. */
export interface Provider {
  /** Full source address, such as `registry.terraform.io/hashicorp/kubernetes`. */
  readonly address: string;

  /** Called with each provider block before anything else. */
  configure(config: ObjectValue): Promise<readonly Diagnostic[]>;

  /** The managed resource types by name; the same set as the schema's. */
  resourceType(typeName: string): ResourceType | undefined;

  /** The data source types by name; the same set as the schema's. */
  dataSourceType(typeName: string): DataSourceType | undefined;
}

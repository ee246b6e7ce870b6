/** A value on its way: msgpack in practice, JSON only in principle. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
}

/** A step of a path; exactly one member is set. */
export interface WireStep {
  readonly attribute_name?: string;
  readonly element_key_string?: string;
  readonly element_key_int?: number;
}

/** @see AttributePath */
export interface WirePath {
  readonly steps: readonly WireStep[];
}

/** 1 is an error, 2 a warning. */
export interface WireDiagnostic {
  readonly severity: 1 | 2;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: WirePath;
}

interface Diagnostics {
  readonly diagnostics: readonly WireDiagnostic[];
}

interface Typed {
  readonly type_name: string;
}

interface Configured {
  readonly config: DynamicValue | null;
}

/** One method: what is asked, what is answered. */
interface Method<Request, Response> {
  readonly request: Request;
  readonly response: Response;
}

/** The methods that the server answers with messages built for each call. */
export interface WireMethods {
  readonly ValidateProviderConfig: Method<Configured, Diagnostics>;
  readonly ConfigureProvider: Method<Configured & { readonly terraform_version: string }, Diagnostics>;
  readonly ValidateResourceConfig: Method<Typed & Configured, Diagnostics>;
  readonly ValidateDataResourceConfig: Method<Typed & Configured, Diagnostics>;
  readonly UpgradeResourceState: Method<
    Typed & { readonly version: number; readonly raw_state: { readonly json: Uint8Array } | null },
    Diagnostics & { readonly upgraded_state?: DynamicValue }
  >;
  readonly ReadResource: Method<
    Typed & { readonly current_state: DynamicValue; readonly private: Uint8Array },
    Diagnostics & { readonly new_state: DynamicValue; readonly private: Uint8Array }
  >;
  readonly PlanResourceChange: Method<
    Typed &
      Configured & {
        readonly prior_state: DynamicValue;
        readonly proposed_new_state: DynamicValue;
        readonly prior_private: Uint8Array;
      },
    Diagnostics & {
      readonly planned_state: DynamicValue;
      readonly requires_replace: readonly WirePath[];
      readonly planned_private: Uint8Array;
      readonly legacy_type_system: boolean;
    }
  >;
  readonly ApplyResourceChange: Method<
    Typed &
      Configured & {
        readonly prior_state: DynamicValue;
        readonly planned_state: DynamicValue;
        readonly planned_private: Uint8Array;
      },
    Diagnostics & {
      readonly new_state: DynamicValue;
      readonly private: Uint8Array;
      readonly legacy_type_system: boolean;
    }
  >;
  readonly ReadDataSource: Method<Typed & Configured, Diagnostics & { readonly state?: DynamicValue }>;
  readonly ImportResourceState: Method<
    Typed & { readonly id: string },
    Diagnostics & { readonly imported_resources: readonly (Typed & { readonly state: DynamicValue })[] }
  >;
  readonly StopProvider: Method<object, { readonly Error: string }>;
}

/** Handlers for all methods. */
export type WireHandlers = {
  readonly [Name in keyof WireMethods]: (
    request: WireMethods[Name]["request"],
  ) => Promise<WireMethods[Name]["response"]>;
};

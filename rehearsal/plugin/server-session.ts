import { CallAction, CallInterceptor, CallResult, ProviderCall, ProviderMethod } from "./call";
import { ProviderDefinition } from "./definition";
import { Provider } from "./provider";

/** What handlers share that serve one connection: one instance of the provider, one wish to stop. */
export interface Session {
  readonly definition: ProviderDefinition;
  readonly provider: Provider;

  /** Aborted when Terraform asks the provider to stop. */
  readonly stopping: AbortController;

  /** Drops the connection without an answer. */
  readonly drop: () => void;
  readonly interceptor?: CallInterceptor;
}

/** What a call is about. */
export interface CallSubject {
  readonly method: ProviderMethod;
  readonly typeName?: string;
  readonly action?: CallAction;
  readonly prior?: ProviderCall["prior"];

  /** @default the `id` of `prior` */
  readonly id?: string;
}

/** Runs a call past the interceptor. What a provider throws becomes an error for the person who runs Terraform. */
export async function runCall(
  session: Session,
  subject: CallSubject,
  run: () => Promise<CallResult>,
): Promise<CallResult> {
  const { definition, interceptor, drop, stopping } = session;
  const { id = subject.prior?.["id"] } = subject;
  const call: ProviderCall = {
    ...subject,
    provider: definition.address,
    id: typeof id === "string" ? id : undefined,
  };
  const guarded = async (): Promise<CallResult> => {
    try {
      return await run();
    } catch (error) {
      return { state: subject.prior ?? null, diagnostics: [failure(call, error)] };
    }
  };
  if (!interceptor) return guarded();
  return interceptor.intercept(call, guarded, { drop, stopping: stopping.signal });
}

function failure(call: ProviderCall, error: unknown): CallResult["diagnostics"][number] {
  return {
    severity: "error",
    summary: `The rehearsed provider failed in ${call.method}${call.typeName ? ` of ${call.typeName}` : ""}`,
    detail: error instanceof Error ? error.message : String(error),
  };
}

import { CallInterceptor, CallResult } from "../plugin/call";
import { ConnectionDroppedError, THROTTLED, withEffect } from "./fault-effects";
import { FaultPlan } from "./faults";
import { CallOutcome, Ledger } from "./ledger";

/** Keeps the ledger of a world and makes its faults happen. */
export function worldInterceptor(world: {
  readonly ledger: Ledger;
  readonly faults: FaultPlan;
}): CallInterceptor {
  const { ledger, faults } = world;

  return {
    async intercept(call, run, connection) {
      const { provider, method, typeName, action } = call;
      const noting = (): ((outcome: CallOutcome, id?: string, error?: string) => void) => {
        const sequence = ledger.begin();
        const begun = performance.now();
        return (outcome, id = call.id, error) => {
          const milliseconds = performance.now() - begun;
          ledger.record({ sequence, provider, method, typeName, action, id, outcome, error, milliseconds });
        };
      };

      const note = noting();
      const onThrottled = (): void => noting()("throttled", call.id, THROTTLED);
      const faulty = faults
        .effectsFor(call)
        .reduceRight<() => Promise<CallResult>>(
          (inner, effect) => () => withEffect(effect, inner, { call, connection, onThrottled }),
          run,
        );
      try {
        const result = await faulty();
        const error = result.diagnostics.find(({ severity }) => severity === "error")?.summary;
        note(error === undefined ? "ok" : outcomeOf(error), idOf(result), error);
        return result;
      } catch (error) {
        note(error instanceof ConnectionDroppedError ? "dropped" : "error", call.id, String(error));
        throw error;
      }
    },
  };
}

function outcomeOf(error: string): CallOutcome {
  return error.includes(THROTTLED) ? "throttled" : "error";
}

function idOf({ state }: CallResult): string | undefined {
  const id = state?.["id"];
  return typeof id === "string" ? id : undefined;
}

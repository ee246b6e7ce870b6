import { setTimeout as delay } from "node:timers/promises";
import { CallConnection, CallResult, ProviderCall } from "../plugin/call";
import { FaultEffect } from "./faults";

/** What a cloud answers when it is asked too often. */
export const THROTTLED = "RequestLimitExceeded";

/** How long a provider waits before it tries a throttled call again, in milliseconds. */
const THROTTLE_PAUSE_MILLISECONDS = 20;

/** The connection was dropped on purpose; there is nobody left to answer. */
export class ConnectionDroppedError extends Error {
  public constructor() {
    super("the connection was dropped");
    this.name = "ConnectionDroppedError";
  }
}

/** A call that a fault is about. */
export interface FaultyCall {
  readonly call: ProviderCall;
  readonly connection: CallConnection;

  /** Notes an attempt that the cloud refused because of its rate. */
  readonly onThrottled: () => void;
}

/**
 * Runs a call with one thing going wrong.
 *
 * @throws ConnectionDroppedError when the effect is to drop the connection.
 */
export async function withEffect(
  effect: FaultEffect,
  run: () => Promise<CallResult>,
  faulty: FaultyCall,
): Promise<CallResult> {
  const { call, connection, onThrottled } = faulty;
  const prior = call.prior ?? null;
  switch (effect.kind) {
    case "latency":
      await pause(effect.milliseconds, connection.stopping);
      return run();
    case "throttle":
      if (effect.surfaced) return failed(prior, `${THROTTLED}: Your current request times exceed the limit`);
      for (let attempt = 0; attempt < effect.times; attempt += 1) {
        onThrottled();
        await pause(THROTTLE_PAUSE_MILLISECONDS, connection.stopping);
      }
      return run();
    case "errorBefore":
      return failed(prior, effect.message ?? "InternalError: the request failed");
    case "errorAfter": {
      const result = await run();
      const known = effect.keepState && call.action !== "delete" ? (result.state ?? null) : prior;
      const { state, diagnostics } = failed(known, effect.message ?? "InternalError: the answer was lost");
      return { state, diagnostics: [...result.diagnostics, ...diagnostics] };
    }
    case "inconsistent": {
      const result = await run();
      return result.state ? { ...result, state: { ...result.state, ...effect.attributes } } : result;
    }
    case "kill":
      if (effect.when === "after") await run();
      connection.drop();
      throw new ConnectionDroppedError();
  }
}

function failed(state: CallResult["state"], message: string): CallResult {
  return {
    state,
    diagnostics: [{ severity: "error", summary: message, detail: "Injected by the rehearsal." }],
  };
}

async function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal: stopping });
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}

import { JsonObject } from "../../../cluster/kubernetes-api";
import { ObjectValue } from "../../../plugin/value";
import { ApiClient } from "../api-client";
import { ProviderError } from "../provider-error";

const FIRST_PAUSE_MILLISECONDS = 2;
const LONGEST_PAUSE_MILLISECONDS = 250;

/** Until when something may be waited for. */
export interface Deadline {
  /** Moment in milliseconds since 1970. */
  readonly at: number;

  /** Aborted when Terraform asks the provider to stop. */
  readonly signal: AbortSignal;
}

/** What a wait looks at. */
export interface WaitContext {
  readonly api: ApiClient;

  /** Path of the object. */
  readonly path: string;

  /** Id of the resource. */
  readonly id: string;
  readonly planned: ObjectValue;

  /** The object as the API server answered the create or update. */
  readonly object: JsonObject;
  readonly deadline: Deadline;

  /**
   * Why an object can never be ready; undefined as long as it may.
   *
   * @default - nobody knows.
   */
  readonly whyNever?: (object: JsonObject, signal: AbortSignal) => Promise<string | undefined>;
}

/** Waits for something; an error is thrown when it does not come. */
export type Wait = (context: WaitContext) => Promise<void>;

/** What a look found: it is there, or why not yet. */
export type Look = { readonly done: true } | { readonly done: false; readonly complaint: string };

/** A look that found what it looked for. */
export const DONE: Look = { done: true };

/** A look that found that something is missing. */
export function notYet(complaint: string): Look {
  return { done: false, complaint };
}

/**
 * Looks again and again, soon at first and then less often.
 *
 * @param whyNever says why looking is of no use; is asked when it takes longer.
 * @throws ProviderError with the last complaint when the time is over, Terraform asks to stop, or it is of no use.
 */
export async function poll(
  deadline: Deadline,
  look: () => Promise<Look>,
  whyNever?: () => Promise<string | undefined>,
): Promise<void> {
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
    const found = await look();
    if (found.done) return;
    const left = deadline.at - Date.now();
    if (left <= 0 || deadline.signal.aborted) throw new ProviderError(found.complaint);
    const never = pause < LONGEST_PAUSE_MILLISECONDS ? undefined : await whyNever?.();
    if (never !== undefined) throw new ProviderError(found.complaint, never);
    await sleep(Math.min(pause, left), deadline.signal);
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener("abort", finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
  });
}

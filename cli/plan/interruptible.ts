import { EndSignals } from "../../rehearsal/run/signals";
import { Context } from "../context";
import { KnownError } from "../errors/known-error";
import { Progress } from "../output/progress";
import { listenForInterrupts } from "../rehearse/interrupts";

/**
 * Plans, and ends it gently at Ctrl-C; at once at another one.
 *
 * @param said - what to say at the end of what was interrupted.
 * @throws KnownError when it was interrupted.
 */
export async function interruptible<T>(
  context: Context,
  progress: Progress,
  said: string,
  work: (signals: EndSignals) => Promise<T>,
): Promise<T> {
  const interrupts = listenForInterrupts(context, progress.note);
  const { stop } = interrupts.signals;
  try {
    const result = await work(interrupts.signals);
    stop.throwIfAborted();
    return result;
  } catch (error) {
    if (!stop.aborted) throw error;
    throw new KnownError(said, interrupts.exitCode(), { cause: error });
  } finally {
    interrupts.release();
  }
}

import { setTimeout as sleep } from "node:timers/promises";

/** Time and chance, as calls need them. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;

  /** From 0 to 1. */
  random(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Those of this machine. */
export const REAL_TIME: Time = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, signal === undefined ? {} : { signal }),
};

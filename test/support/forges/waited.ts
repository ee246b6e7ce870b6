import { Time } from "../../../forge/http/time";

/** A clock that runs only while somebody waits. */
export interface WaitedTime extends Time {
  /** What was waited for, in milliseconds. */
  readonly waits: number[];
}

/** Begins at the given moment; nothing takes time but waiting. */
export function waitedTime(begin = Date.UTC(2026, 10, 22, 6, 0, 0)): WaitedTime {
  const waits: number[] = [];
  let now = begin;
  return {
    waits,
    now: () => now,
    random: () => 0,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

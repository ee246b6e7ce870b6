import { RecordedCall } from "./snapshot";

/** A call of Terraform to a provider that took long. */
export interface SlowCall {
  /** What was asked for, such as `create`; the method where it has no better name. */
  readonly what: string;

  /** Type of the resource or data source; absent for calls that concern none. */
  readonly type?: string;
  readonly id?: string;
  readonly seconds: number;
}

/** The calls that took longest, the slowest first. */
export function slowestCalls(ledger: readonly RecordedCall[], count = 10): readonly SlowCall[] {
  return ledger
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, count)
    .map(({ action, method, typeName, id, milliseconds }) => ({
      what: action ?? method,
      ...(typeName === undefined ? {} : { type: typeName }),
      ...(id === undefined ? {} : { id }),
      seconds: Math.round(milliseconds) / 1000,
    }));
}

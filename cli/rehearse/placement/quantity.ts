import { parseQuantity } from "../../../rehearsal/cluster/memory/types/quantity";

/** A Kubernetes quantity such as `500m` or `16Gi` as a number; what is none counts as nothing. */
export function amountOf(quantity: string | undefined): number {
  const parsed = quantity === undefined ? undefined : parseQuantity(quantity);
  return parsed === undefined ? 0 : Number(parsed.nano) / 1e9;
}

/** A quantity of bytes, in GiB. */
export function giBOf(quantity: string | undefined): number {
  return amountOf(quantity) / 2 ** 30;
}

/** A number with at most one digit after the point. */
export function short(amount: number): string {
  return String(Math.round(amount * 10) / 10);
}

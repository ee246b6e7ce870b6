import { Cost, MoneyRange } from "../../model";

/** `CNY 1,234.50`; whole from 1000 on, where cents tell nothing. */
export function amount(value: number, currency: string): string {
  return `${nameOf(currency)} ${figure(value)}`;
}

/** `CNY 100 to 400`, or one amount where nothing scales. */
export function range({ low, high }: MoneyRange, currency: string): string {
  const [from, to] = [figure(low), figure(high)];
  return `${nameOf(currency)} ${from === to ? from : `${from} to ${to}`}`;
}

/** `CNY 100 → CNY 400 to 900`, or one range when nothing changes. */
export function rangeChange(before: MoneyRange, after: MoneyRange, currency: string): string {
  const [from, to] = [range(before, currency), range(after, currency)];
  return from === to ? to : `${from} → ${to}`;
}

/** `+CNY 100 to +CNY 900`: by how much the floor and the ceiling change. */
export function difference(before: MoneyRange, after: MoneyRange, currency: string): string {
  const [low, high] = [signed(after.low - before.low, currency), signed(after.high - before.high, currency)];
  return low === high ? low : `${low} (floor), ${high} (ceiling)`;
}

/** Whether what a month costs changes by what a reader can see. */
export function costChanges({ before, after, currency }: Cost): boolean {
  return range(before, currency) !== range(after, currency);
}

function signed(value: number, currency: string): string {
  const text = figure(Math.abs(value));
  if (text === figure(0)) return "no change";
  return `${value < 0 ? "−" : "+"}${nameOf(currency)} ${text}`;
}

/** A currency by its code. What is no such code stays out of sentences that are ours. */
function nameOf(currency: string): string {
  return /^[A-Z]{3}$/u.test(currency) ? currency : "¤";
}

function figure(value: number): string {
  const [integer = "", fraction] = value.toFixed(Math.abs(value) >= 1000 ? 0 : 2).split(".");
  const grouped = integer.replace(/\B(?=(\d{3})+$)/gu, ",");
  return fraction === undefined || fraction === "00" ? grouped : `${grouped}.${fraction}`;
}

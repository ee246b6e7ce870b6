import { PlanObject } from "../changes/values";
import { Bill, BilledPart, isBilled, Quantity, UnknownPart } from "./billed";
import { blocksAt, countAt, OPEN, textAt } from "./values";

type Read<T> = T | typeof OPEN | undefined;

/** How many nodes a pool has. */
export interface NodeCount extends Quantity {
  /** Whether the plan does not tell the largest number. */
  readonly endless: boolean;
}

/** From its smallest to its largest number where it scales, else as many as it says. */
export function nodeCount(count: {
  readonly scales: Read<boolean>;
  readonly min: Read<bigint>;
  readonly max: Read<bigint>;
  readonly fixed: Read<bigint>;
}): NodeCount {
  const { scales, min, max, fixed } = count;
  const least = known(min) ?? 0n;
  const stays = known(fixed);
  if (scales === false) {
    return stays === undefined
      ? { low: 0n, high: 0n, endless: true }
      : { low: stays, high: stays, endless: false };
  }
  const most = known(max);
  // Whether it scales is open: it has any number that either way would give.
  const low = scales === OPEN ? smaller(least, stays ?? 0n) : least;
  const ends = most !== undefined && (scales !== OPEN || stays !== undefined);
  const high = [most, scales === OPEN ? stays : undefined].reduce<bigint>((a, b) => larger(a, b ?? 0n), low);
  return { low, high, endless: !ends };
}

/** Not below what is kept busy, as far as the largest number allows. */
export function atLeast(count: NodeCount, kept: number): NodeCount {
  const wanted = BigInt(kept);
  const low = larger(count.low, count.endless ? wanted : smaller(wanted, count.high));
  return { ...count, low, high: larger(low, count.high) };
}

/** Machines of one of these types, each with its disks. */
export function machines(
  cloud: string,
  types: readonly string[] | typeof OPEN,
  count: NodeCount,
  disks: Bill,
): Bill {
  const { low, high } = count;
  const [first, ...others] = types === OPEN ? [] : types;
  if (first === undefined) return [{ unknown: "its type of machine is known after apply" }];
  const range = low === high ? String(low) : `${low} to ${high}`;
  const machine = (type: string): string => `${cloud}/machine/${type}`;
  const part: BilledPart = {
    items: [machine(first), ...others.map(machine)],
    quantity: { low, high },
    what: `${[first, ...others].join(" or ")}, ${range}`,
  };
  const endless: readonly UnknownPart[] = count.endless
    ? [{ unknown: "its largest number of nodes is known after apply: what is counted is no ceiling" }]
    : [];
  return [part, ...disks.map((disk) => times(disk, count)), ...endless];
}

/** A disk. */
export function disk(cloud: string, type: Read<string>, sizeGiB: Read<bigint>): BilledPart | UnknownPart {
  if (type === OPEN || sizeGiB === OPEN) return { unknown: "type or size of a disk is known after apply" };
  if (type === undefined || sizeGiB === undefined)
    return { unknown: "the plan says no type or no size of a disk" };
  const quantity = { low: sizeGiB, high: sizeGiB };
  return { items: [`${cloud}/disk/${type}`], quantity, what: `disk ${type}, ${sizeGiB} GiB` };
}

/** The disks of a list of blocks. */
export function disks(
  cloud: string,
  value: PlanObject,
  path: readonly string[],
  { type, size }: { readonly type: string; readonly size: string },
): Bill {
  const blocks = blocksAt(value, ...path);
  if (blocks === OPEN) return [{ unknown: "its disks are known after apply" }];
  return blocks.map((block) => disk(cloud, textAt(block, type), countAt(block, size)));
}

function times(part: BilledPart | UnknownPart, { low, high }: Quantity): BilledPart | UnknownPart {
  if (!isBilled(part)) return part;
  const quantity = { low: part.quantity.low * low, high: part.quantity.high * high };
  return { ...part, quantity, what: `${part.what} a node` };
}

function known<T>(value: Read<T>): T | undefined {
  return value === OPEN ? undefined : value;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

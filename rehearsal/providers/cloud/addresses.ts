import ipaddr from "ipaddr.js";
import { SimulatedCloud } from "./simulated-cloud";

/** A range of addresses: its first address as a number, and how many there are. */
export interface Range {
  readonly first: number;
  readonly size: number;
}

/** Reads a range of IPv4 addresses in CIDR notation; undefined when it is none. */
export function readRange(cidr: string): Range | undefined {
  if (!ipaddr.IPv4.isValidCIDR(cidr)) return undefined;
  const [, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  return {
    first: numberOf(ipaddr.IPv4.networkAddressFromCIDR(cidr).toByteArray()),
    size: 2 ** (32 - prefix),
  };
}

/** Says whether a range begins where its mask says it must. */
export function isAligned(cidr: string): boolean {
  return (
    ipaddr.IPv4.isValidCIDR(cidr) &&
    ipaddr.IPv4.networkAddressFromCIDR(cidr).toString() === cidr.split("/")[0]
  );
}

/** Says whether one range lies in another. */
export function contains(outer: Range, inner: Range): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

/** Says whether two ranges have an address in common. */
export function overlaps(a: Range, b: Range): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}

/** An address of a range that depends on `seed` only; a public one when the range is none. */
export function addressWithin(cloud: SimulatedCloud, cidr: string, seed: string): string {
  const range = readRange(cidr);
  if (range === undefined) return publicAddress(cloud, seed);
  const offset = 2 + (Number.parseInt(cloud.digits(seed).slice(0, 8), 16) % Math.max(1, range.size - 3));
  return textOf(range.first + offset);
}

/** An address from the ranges that documentation uses, thus nobody's. */
export function publicAddress(cloud: SimulatedCloud, seed: string): string {
  const number = Number.parseInt(cloud.digits(seed).slice(0, 8), 16);
  const block = ["203.0.113", "198.51.100", "192.0.2"][number % 3] ?? "203.0.113";
  return `${block}.${1 + (Math.floor(number / 3) % 254)}`;
}

function numberOf(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/**
 * The first part of an outer range that is free.
 *
 * @param parts how many parts the outer range has
 * @returns in CIDR notation; undefined when none is free
 */
export function freePart(outer: Range, taken: readonly Range[], parts: number): string | undefined {
  const size = outer.size / parts;
  const free = Array.from({ length: parts }, (_, index) => ({
    first: outer.first + index * size,
    size,
  })).find((range) => taken.every((other) => !overlaps(other, range)));
  return free === undefined ? undefined : `${textOf(free.first)}/${32 - Math.log2(size)}`;
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

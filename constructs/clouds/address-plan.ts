import { IConstruct } from "constructs";
import ipaddr from "ipaddr.js";
import { NetworkRules } from "../../catalog/network-rules";
import { ConstructError } from "../core/construct-error";

/** How the range of an owned VPC is divided. */
export interface AddressPlan {
  /** Range of the nodes and of what else has an address of its own: a sixteenth of the VPC. */
  readonly nodes: string;

  /** Range of the pods, one address each: a quarter of the VPC. */
  readonly pods: string;
}

const NODE_PREFIX_BITS = 4;
const POD_PREFIX_BITS = 2;

interface Range {
  readonly first: number;
  readonly prefix: number;
}

/**
 * Divides the range of a VPC: nodes at its start, pods in its second quarter, the rest stays free for zones
 * and services to come.
 *
 * @throws ConstructError when the range is not a private one of a size that a cluster can live in.
 */
export function planAddresses(
  scope: IConstruct,
  cidr: string,
  { networkPrefix: { least, most } }: Pick<NetworkRules, "networkPrefix">,
): AddressPlan {
  const range = parseRange(cidr);
  if (range === undefined || !isPrivate(cidr)) {
    throw new ConstructError(
      scope,
      `network.cidr must be a private range that starts at its first address, got '${cidr}'`,
    );
  }
  if (range.prefix < least || range.prefix > most) {
    throw new ConstructError(scope, `network.cidr must be from /${least} to /${most}, got '${cidr}'`);
  }
  return {
    nodes: format({ first: range.first, prefix: range.prefix + NODE_PREFIX_BITS }),
    pods: format({
      first: range.first + 2 ** (32 - range.prefix - POD_PREFIX_BITS),
      prefix: range.prefix + POD_PREFIX_BITS,
    }),
  };
}

/** Number of addresses of a range; undefined when `cidr` is not one that starts at its first address. */
export function addressCount(cidr: string): number | undefined {
  const range = parseRange(cidr);
  return range === undefined ? undefined : 2 ** (32 - range.prefix);
}

/** Says whether two ranges have an address in common. Ranges that cannot be read have none. */
export function overlap(a: string, b: string): boolean {
  const [left, right] = [parseRange(a), parseRange(b)];
  if (left === undefined || right === undefined) return false;
  const end = (range: Range): number => range.first + 2 ** (32 - range.prefix);
  return left.first < end(right) && right.first < end(left);
}

function parseRange(cidr: string): Range | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr)) return undefined;
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const first = address.toByteArray().reduce((sum, octet) => sum * 256 + octet, 0);
  return first % 2 ** (32 - prefix) === 0 ? { first, prefix } : undefined;
}

function isPrivate(cidr: string): boolean {
  const [address] = ipaddr.IPv4.parseCIDR(cidr);
  return address.range() === "private";
}

function format({ first, prefix }: Range): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefix}`;
}

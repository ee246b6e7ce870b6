import { IPv4 } from "ipaddr.js";
import { Finding } from "../problems/problem";
import { Rule } from "./rule";

/** Ranges a network of one's own may use. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Sizes a network may have; a smaller one has no room for pods. @see https://www.tencentcloud.com/document/product/215/31805 */
const NETWORK_BITS = { least: 12, most: 24 };

/** Sizes a range of services may have: from 32 to 32768 of them. */
const SERVICE_BITS = { least: 17, most: 27 };

function overlap(a: string, b: string): boolean {
  const [first, firstBits] = IPv4.parseCIDR(a);
  const [second, secondBits] = IPv4.parseCIDR(b);
  return first.match(second, Math.min(firstBits, secondBits));
}

function isPrivate(cidr: string): boolean {
  const [address, bits] = IPv4.parseCIDR(cidr);
  return PRIVATE.some((range) => {
    const [start, rangeBits] = IPv4.parseCIDR(range);
    return bits >= rangeBits && address.match(start, rangeBits);
  });
}

function fit(
  path: readonly string[],
  cidr: string,
  { least, most }: { readonly least: number; readonly most: number },
): Finding[] {
  const [, bits] = IPv4.parseCIDR(cidr);
  if (!isPrivate(cidr)) {
    return [{ path, expected: `a private range, within ${PRIVATE.join(", ")}`, got: `"${cidr}"` }];
  }
  return bits >= least && bits <= most
    ? []
    : [{ path, expected: `a range from /${least} to /${most}`, got: `"${cidr}"` }];
}

/** The network and the services have private ranges of a usable size, and not the same addresses. */
export const cidrs: Rule = ({ network, cluster, cloud }) => {
  const services = cluster?.serviceCidr;
  const nodes = network !== undefined && "cidr" in network ? network.cidr : undefined;
  const findings = [
    ...(nodes === undefined ? [] : fit(["network", "cidr"], nodes, NETWORK_BITS)),
    ...(services === undefined || cloud?.kind === undefined
      ? []
      : fit(["cluster", "serviceCidr"], services, SERVICE_BITS)),
  ];
  if (nodes === undefined || services === undefined || !overlap(nodes, services)) {
    return findings;
  }
  return [
    ...findings,
    {
      path: ["cluster", "serviceCidr"],
      expected: "a range outside the network's",
      got: `"${services}"`,
      because: { path: ["network", "cidr"], says: `cidr: ${nodes}` },
    },
  ];
};

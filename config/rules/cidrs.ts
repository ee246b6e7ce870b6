import { IPv4 } from "ipaddr.js";
import { PrefixLimits } from "../../catalog";
import { Finding } from "../problems/problem";
import { Rule } from "./rule";

function overlap(a: string, b: string): boolean {
  const [first, firstBits] = IPv4.parseCIDR(a);
  const [second, secondBits] = IPv4.parseCIDR(b);
  return first.match(second, Math.min(firstBits, secondBits));
}

function isPrivate(cidr: string, privateRanges: readonly string[]): boolean {
  const [address, bits] = IPv4.parseCIDR(cidr);
  return privateRanges.some((range) => {
    const [start, rangeBits] = IPv4.parseCIDR(range);
    return bits >= rangeBits && address.match(start, rangeBits);
  });
}

function fit(
  path: readonly string[],
  cidr: string,
  privateRanges: readonly string[],
  { least, most }: PrefixLimits,
): Finding[] {
  const [, bits] = IPv4.parseCIDR(cidr);
  if (!isPrivate(cidr, privateRanges)) {
    return [{ path, expected: `a private range, within ${privateRanges.join(", ")}`, got: `"${cidr}"` }];
  }
  return bits >= least && bits <= most
    ? []
    : [{ path, expected: `a range from /${least} to /${most}`, got: `"${cidr}"` }];
}

/** The network and the services have private ranges of a usable size, and not the same addresses. */
export const cidrs: Rule = ({ network, cluster }, { network: rules }) => {
  const services = cluster?.serviceCidr;
  const nodes = network !== undefined && "cidr" in network ? network.cidr : undefined;
  const findings: Finding[] = [];
  if (rules !== undefined && nodes !== undefined) {
    findings.push(...fit(["network", "cidr"], nodes, rules.privateRanges, rules.networkPrefix));
  }
  if (rules !== undefined && services !== undefined) {
    findings.push(...fit(["cluster", "serviceCidr"], services, rules.privateRanges, rules.servicePrefix));
  }
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

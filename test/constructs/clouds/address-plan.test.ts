import { App, TerraformStack } from "cdktf";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { addressCount, overlap, planAddresses } from "../../../constructs/clouds/address-plan";

const RULES = { networkPrefix: { least: 12, most: 24 } };
const stack = new TerraformStack(new App(), "test");

test.each([
  ["10.20.0.0/16", "10.20.0.0/20", "10.20.64.0/18"],
  ["172.16.0.0/12", "172.16.0.0/16", "172.20.0.0/14"],
  ["192.168.255.0/24", "192.168.255.0/28", "192.168.255.64/26"],
])("%s has nodes in %s and pods in %s", (cidr, nodes, pods) => {
  expect(planAddresses(stack, cidr, RULES)).toEqual({ nodes, pods });
});

test("nodes and pods of any network are apart and inside it", () => {
  const networks = fc.tuple(fc.integer({ min: 12, max: 24 }), fc.nat(2 ** 24 - 1)).map(([prefix, low]) => {
    const first = 10 * 2 ** 24 + Math.floor(low / 2 ** (32 - prefix)) * 2 ** (32 - prefix);
    return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefix}`;
  });
  fc.assert(
    fc.property(networks, (cidr) => {
      const { nodes, pods } = planAddresses(stack, cidr, RULES);
      expect(overlap(nodes, pods)).toBe(false);
      for (const part of [nodes, pods]) {
        const [address] = ipaddr.IPv4.parseCIDR(part);
        expect(address.match(ipaddr.IPv4.parseCIDR(cidr))).toBe(true);
        expect(addressCount(part)).toBeLessThan(addressCount(cidr) ?? 0);
      }
    }),
  );
});

test.each([
  ["10.0.0.0/16", "10.0.128.0/20", true],
  ["10.0.0.0/20", "10.0.16.0/20", false],
  ["10.0.0.0/8", "172.20.0.0/20", false],
  ["10.0.0.0/16", "not a range", false],
])("%s and %s overlap: %s", (a, b, expected) => {
  expect(overlap(a, b)).toBe(expected);
  expect(overlap(b, a)).toBe(expected);
});

test("a range has as many addresses as its prefix leaves, and none that cannot be read", () => {
  expect(addressCount("172.20.0.0/20")).toBe(4096);
  expect(addressCount("172.20.0.1/20")).toBeUndefined();
  expect(addressCount("::/0")).toBeUndefined();
});

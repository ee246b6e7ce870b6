import { tencentCloud } from "../../../../constructs/clouds/tencent/cloud";
import { TENCENT } from "../../../support/clouds";
import { addresses, onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";
import { synthTencent } from "../../../support/tencent";

function owned(cidr = "10.20.0.0/16"): StackJson {
  return synthTencent(() => undefined, { ...TENCENT, network: { cidr } });
}

test("consists of a VPC with two subnets and one way out", () => {
  expect(resourceTypes(owned())).toEqual([
    "tencentcloud_eip",
    "tencentcloud_nat_gateway",
    "tencentcloud_route_table",
    "tencentcloud_route_table_entry",
    "tencentcloud_subnet",
    "tencentcloud_subnet",
    "tencentcloud_vpc",
  ]);
});

test("gives nodes and pods subnets of their own, in the environment's zone, on the private route table", () => {
  const subnets = resourcesOf(owned(), "tencentcloud_subnet");
  expect(subnets).toEqual({
    "network-node-subnet": expect.objectContaining({ cidr_block: "10.20.0.0/20" }),
    "network-pod-subnet": expect.objectContaining({ cidr_block: "10.20.64.0/18" }),
  });
  for (const subnet of Object.values(subnets)) {
    expect(subnet).toMatchObject({
      availability_zone: "ap-guangzhou-7",
      vpc_id: "${tencentcloud_vpc.network-vpc.id}",
      route_table_id: expect.stringMatching(/^\$\{tencentcloud_route_table\.\w+\.id\}$/),
    });
  }
});

test("leads out through a NAT gateway that is given an address, not the id of one", () => {
  const json = owned();
  expect(onlyResource(json, "tencentcloud_nat_gateway")).toMatchObject({
    assigned_eip_set: ["${tencentcloud_eip.network-outbound-address.public_ip}"],
  });
  expect(onlyResource(json, "tencentcloud_route_table_entry")).toMatchObject({
    destination_cidr_block: "0.0.0.0/0",
    next_type: "NAT",
    next_hub: expect.stringMatching(/^\$\{tencentcloud_nat_gateway\.\w+\.id\}$/),
  });
});

test("names everything after the environment", () => {
  const json = owned();
  for (const type of ["vpc", "subnet", "eip", "nat_gateway", "route_table"]) {
    for (const made of Object.values(resourcesOf(json, `tencentcloud_${type}`))) {
      expect(made["name"]).toMatch(/^tencent-dev-/);
    }
  }
});

test("keeps these addresses, whatever happens to the construct tree", () => {
  expect(addresses(owned())).toEqual(
    expect.arrayContaining([
      "tencentcloud_eip.network-outbound-address",
      "tencentcloud_subnet.network-node-subnet",
      "tencentcloud_subnet.network-pod-subnet",
      "tencentcloud_vpc.network-vpc",
    ]),
  );
});

test("says its range as it was given, so that other stacks need no reference", () => {
  synthTencent(
    (_stack, network) => expect(network.clientRanges).toEqual([{ name: "vpc", cidr: "10.20.0.0/16" }]),
    { ...TENCENT, network: { cidr: "10.20.0.0/16" } },
  );
});

test("has the range of the catalog when none is named", () => {
  const json = synthTencent(() => undefined, { ...TENCENT, network: undefined });
  expect(onlyResource(json, "tencentcloud_vpc")).toMatchObject({ cidr_block: "10.0.0.0/16" });
});

test.each(["8.8.0.0/16", "10.20.1.0/16", "no range", "10.20.0.0", "fd00::/64"])(
  "fails when its range is '%s'",
  (cidr) => {
    expect(() => owned(cidr)).toThrow(
      `network.cidr must be a private range that starts at its first address, got '${cidr}' [at test/Network]`,
    );
  },
);

test.each(["10.0.0.0/8", "10.20.0.0/25"])("fails when its range has the size of %s", (cidr) => {
  expect(() => owned(cidr)).toThrow(`network.cidr must be from /12 to /24, got '${cidr}' [at test/Network]`);
});

test("configures the provider with the region and no credential", () => {
  expect(owned().provider).toEqual({ tencentcloud: [{ region: "ap-guangzhou" }] });
  expect(tencentCloud(TENCENT).kind).toBe("tencent");
});

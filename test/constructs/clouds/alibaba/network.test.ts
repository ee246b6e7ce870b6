import { alibabaCloud } from "../../../../constructs/clouds/alibaba/cloud";
import { synthAlibaba } from "../../../support/alibaba";
import { ALIBABA } from "../../../support/clouds";
import { addresses, onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

function owned(cidr = "10.20.0.0/16"): StackJson {
  return synthAlibaba(() => undefined, { ...ALIBABA, network: { cidr } });
}

test("consists of a VPC with two vSwitches and one way out, with an entry for each of them", () => {
  expect(resourceTypes(owned())).toEqual([
    "alicloud_eip_address",
    "alicloud_eip_association",
    "alicloud_nat_gateway",
    "alicloud_snat_entry",
    "alicloud_snat_entry",
    "alicloud_vpc",
    "alicloud_vswitch",
    "alicloud_vswitch",
    "terraform_data",
  ]);
});

test("replaces the VPC with its range, which moves nowhere, and what cannot leave a vSwitch with that", () => {
  const json = owned();
  const [range] = Object.keys(resourcesOf(json, "terraform_data"));
  expect(resourcesOf(json, "terraform_data")[range!]).toMatchObject({
    triggers_replace: { cidr: "10.20.0.0/16" },
  });
  const triggersOf = (type: string) => onlyResource(json, type)["lifecycle"];
  expect(triggersOf("alicloud_vpc")).toMatchObject({ replace_triggered_by: [`terraform_data.${range}`] });
  expect(triggersOf("alicloud_nat_gateway")).toEqual({
    replace_triggered_by: ["alicloud_vswitch.network-node-switch.id"],
  });
});

test("gives nodes and pods vSwitches of their own, in the environment's zone", () => {
  const switches = resourcesOf(owned(), "alicloud_vswitch");
  expect(switches).toEqual({
    "network-node-switch": expect.objectContaining({ cidr_block: "10.20.0.0/20" }),
    "network-pod-switch": expect.objectContaining({ cidr_block: "10.20.64.0/18" }),
  });
  for (const made of Object.values(switches)) {
    expect(made).toMatchObject({ zone_id: "cn-hangzhou-j", vpc_id: "${alicloud_vpc.network-vpc.id}" });
  }
});

test("leads out through an enhanced NAT gateway that is paid for by use", () => {
  expect(onlyResource(owned(), "alicloud_nat_gateway")).toMatchObject({
    nat_type: "Enhanced",
    payment_type: "PayAsYouGo",
    internet_charge_type: "PayByLcu",
    vswitch_id: "${alicloud_vswitch.network-node-switch.id}",
  });
});

test("lets nodes and pods out, once the address is the gateway's", () => {
  const entries = Object.values(resourcesOf(owned(), "alicloud_snat_entry"));
  expect(entries).toEqual(
    ["node", "pod"].map((role) => ({
      snat_table_id: expect.stringMatching(/^\$\{alicloud_nat_gateway\.\w+\.snat_table_ids\}$/),
      snat_ip: "${alicloud_eip_address.network-outbound-address.ip_address}",
      source_vswitch_id: `\${alicloud_vswitch.network-${role}-switch.id}`,
      depends_on: [expect.stringMatching(/^alicloud_eip_association\./)],
    })),
  );
});

test("writes the speed of the way out as text, like the provider wants it", () => {
  expect(onlyResource(owned(), "alicloud_eip_address")["bandwidth"]).toBe("100");
});

test("names everything after the environment", () => {
  const names = Object.values(owned().resource ?? {}).flatMap((byId) =>
    Object.values(byId).flatMap((made) => Object.entries(made).filter(([key]) => key.endsWith("_name"))),
  );
  expect(names).toHaveLength(5);
  for (const [, name] of names) expect(name).toMatch(/^alibaba-dev-/);
});

test("keeps these addresses, whatever happens to the construct tree", () => {
  expect(addresses(owned())).toEqual(
    expect.arrayContaining([
      "alicloud_eip_address.network-outbound-address",
      "alicloud_vpc.network-vpc",
      "alicloud_vswitch.network-node-switch",
      "alicloud_vswitch.network-pod-switch",
    ]),
  );
});

test("has the range of the catalog when none is named", () => {
  const json = synthAlibaba(() => undefined, { ...ALIBABA, network: undefined });
  expect(onlyResource(json, "alicloud_vpc")).toMatchObject({ cidr_block: "10.0.0.0/16" });
});

test.each(["10.0.0.0/13", "10.20.0.0/25"])("fails when its range has the size of %s", (cidr) => {
  expect(() => owned(cidr)).toThrow(`network.cidr must be from /14 to /24, got '${cidr}' [at test/Network]`);
});

test("configures the provider with the region and no credential", () => {
  expect(owned().provider).toEqual({ alicloud: [{ region: "cn-hangzhou" }] });
  expect(alibabaCloud(ALIBABA).kind).toBe("alibaba");
});

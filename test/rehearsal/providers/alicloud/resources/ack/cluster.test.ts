import { ObjectValue } from "../../../../../../rehearsal/plugin/value";
import { AlicloudRehearsal } from "../../../../../support/alicloud-rehearsal";
import { clusterIn, Network, network, vswitchOf, wayOut } from "../../../../../support/alicloud-builder";
import { idOf } from "../../../../../support/cloud-rehearsal";

const TYPE = "alicloud_cs_managed_kubernetes";

let cloud: AlicloudRehearsal;
let net: Network;

beforeEach(async () => {
  cloud = new AlicloudRehearsal();
  net = await network(cloud);
});

const cluster = (more = {}) => cloud.create(TYPE, clusterIn(net, more));
const errorOf = async (more: object) => (await cloud.apply(TYPE, clusterIn(net, { ...more }))).errors[0];

describe("a managed cluster", () => {
  it("is a control plane that its connections lead to", async () => {
    const made = await cluster();
    expect(idOf(made)).toMatch(/^c[0-9a-f]{32}$/);
    const [running] = await cloud.world.clusters.list();
    expect(made["connections"]).toEqual({
      api_server_internet: running!.server,
      api_server_intranet: running!.server,
      master_public_ip: made["slb_internet"],
      service_domain: `*.${idOf(made)}.cn-hangzhou.alicontainer.com`,
    });
    expect(made).toMatchObject({ vpc_id: idOf(net.vpc), profile: "Default", version: "1.34.1-aliyun.1" });
  });

  it("brings a security group and a load balancer, which go with it", async () => {
    const before = cloud.contents();
    const made = await cluster();
    expect(cloud.contents()).toEqual(
      expect.arrayContaining([
        `alicloud_security_group ${String(made["security_group_id"])}`,
        `alicloud_slb_load_balancer ${String(made["slb_id"])}`,
      ]),
    );
    await cloud.delete(TYPE, made);
    expect(cloud.contents()).toEqual(before);
    expect(await cloud.world.clusters.list()).toEqual([]);
  });

  it("buys a NAT gateway of its own unless it is told not to, or the VPC has one", async () => {
    const made = await cluster({ new_nat_gateway: true });
    expect(made["nat_gateway_id"]).toMatch(/^ngw-/);
    await cloud.delete(TYPE, made);
    expect(cloud.contents().filter((each) => each.includes("nat_gateway"))).toEqual([]);
    const { nat } = await wayOut(cloud, net);
    expect((await cluster({ new_nat_gateway: true }))["nat_gateway_id"]).toBe(idOf(nat));
  });

  it("has no way in from the internet when it is told so", async () => {
    const made = await cluster({ slb_internet_enabled: false });
    const { api_server_internet: internet, api_server_intranet: intranet } = made[
      "connections"
    ] as ObjectValue;
    expect([internet, made["slb_internet"]]).toEqual(["", ""]);
    expect(intranet).toMatch(/^https:/);
  });

  it("puts certificates into the state unless it is told not to", async () => {
    expect(Object.keys((await cluster())["certificate_authority"] as object)).toContain("client_key");
    const quiet = await cluster({ name: "quiet", skip_set_certificate_authority: true });
    expect(quiet["certificate_authority"]).toEqual({});
  });

  it("fails to go while it is protected, until that is taken back and applied", async () => {
    const made = await cluster({ deletion_protection: true });
    expect((await cloud.delete(TYPE, made)).errors[0]).toContain(
      "deletion_protection to false and apply first",
    );
    expect((await cloud.delete(TYPE, { ...made, deletion_protection: false })).errors).toHaveLength(1);
    const { state } = await cloud.apply(TYPE, clusterIn(net, { deletion_protection: false }), made);
    expect((await cloud.delete(TYPE, state!)).errors).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      "its services have addresses of the VPC",
      { service_cidr: "10.0.240.0/20" },
      "overlaps with the range of the VPC",
    ],
    ["its name is too long", { name: "a".repeat(64) }, "expected length of name to be in the range (1 - 63)"],
    [
      "Terway is installed and pods have no vSwitch",
      { pod_vswitch_ids: [] },
      "Terway needs `pod_vswitch_ids`",
    ],
    [
      "pods have vSwitches and Terway is missing",
      { addons: [{ name: "flannel" }] },
      "need the add-on `terway-eniip`",
    ],
    ["pods have a range beside vSwitches", { pod_cidr: "172.16.0.0/16" }, "`pod_cidr` is for Flannel"],
    ["its edition is none", { cluster_spec: "ack.huge" }, "expected cluster_spec to be one of"],
    ["both ways to say where it is are used", { zone_ids: ["cn-hangzhou-i"] }, "only one of"],
  ])("fails when %s", async (_, more, message) => {
    expect(await errorOf(more)).toContain(message);
  });

  it("fails when no vSwitch for pods is in a zone of its nodes", async () => {
    const other = await cloud.create("alicloud_vswitch", vswitchOf(net.vpc, "10.0.16.0/20", "cn-hangzhou-j"));
    expect(await errorOf({ vswitch_ids: [idOf(net.nodes), idOf(other)] })).toContain(
      "is in zone `cn-hangzhou-j`",
    );
  });

  it("keeps the vSwitches of its pods from being removed, whatever is written later", async () => {
    const made = await cluster();
    const other = await cloud.create("alicloud_vswitch", vswitchOf(net.vpc, "10.0.128.0/18"));
    const { state } = await cloud.apply(TYPE, clusterIn(net, { pod_vswitch_ids: [idOf(other)] }), made);
    expect(state!["pod_vswitch_ids"]).toEqual([idOf(other)]);
    expect((await cloud.delete("alicloud_vswitch", net.pods)).errors[0]).toContain("DependencyViolation");
    expect((await cloud.delete("alicloud_vswitch", other)).errors).toEqual([]);
  });

  it("keeps the add-ons of its creation: a later change of them is in the state only", async () => {
    const made = await cluster();
    const addons = [{ name: "terway-eniip" }, { name: "arms-prometheus" }];
    const { state, errors } = await cloud.apply(TYPE, clusterIn(net, { addons }), made);
    expect(errors).toEqual([]);
    expect((state!["addons"] as ObjectValue[]).map(({ name }) => name)).toEqual([
      "terway-eniip",
      "arms-prometheus",
    ]);
    expect(cloud.contents().filter((each) => each.includes("addon"))).toEqual([]);
  });

  it("fails to give up roles of service accounts", async () => {
    const made = await cluster({ enable_rrsa: true });
    expect((made["rrsa_metadata"] as ObjectValue[])[0]).toMatchObject({ enabled: true });
    const { errors } = await cloud.apply(TYPE, clusterIn(net, { enable_rrsa: false }), made);
    expect(errors[0]).toContain("It's not supported to disable RRSA!");
  });

  it("goes up one minor version at a time", async () => {
    const made = await cluster({ version: "1.33.3-aliyun.1" });
    const to = (version: string) => cloud.apply(TYPE, clusterIn(net, { version }), made);
    expect((await to("1.35.2-aliyun.1")).errors[0]).toContain(
      "cannot go from 1.33.3-aliyun.1 to 1.35.2-aliyun.1",
    );
    expect((await to("1.32.7-aliyun.1")).errors).toHaveLength(1);
    expect((await to("1.34.1-aliyun.1")).errors).toEqual([]);
  });
});

import { Network, network } from "../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../support/tencentcloud-rehearsal";

let cloud: TencentcloudRehearsal;
let inside: Network;

beforeEach(async () => {
  cloud = new TencentcloudRehearsal();
  inside = await network(cloud);
});

const open = (more: Readonly<Record<string, string | boolean>> = {}) => ({
  clb_name: "web",
  network_type: "OPEN",
  vpc_id: idOf(inside.vpc),
  ...more,
});

describe("a load balancer", () => {
  it("has a public address when it is open", async () => {
    const made = await cloud.create("tencentcloud_clb_instance", open());
    expect(idOf(made)).toMatch(/^lb-[a-z0-9]{8}$/);
    expect(made["clb_vips"]).toEqual([expect.stringMatching(/^(203\.0\.113|198\.51\.100|192\.0\.2)\.\d+$/)]);
  });

  it("has an address of its subnet when it is internal", async () => {
    const made = await cloud.create(
      "tencentcloud_clb_instance",
      open({ network_type: "INTERNAL", subnet_id: idOf(inside.subnet) }),
    );
    expect(made["clb_vips"]).toEqual([expect.stringMatching(/^10\.0\./)]);
  });

  it("fails when an internal one has no subnet", async () => {
    const { errors } = await cloud.apply("tencentcloud_clb_instance", open({ network_type: "INTERNAL" }));
    expect(errors[0]).toContain("Code=MissingParameter");
  });

  it("fails when its name is taken, when created and when renamed", async () => {
    await cloud.create("tencentcloud_clb_instance", open());
    const other = await cloud.create("tencentcloud_clb_instance", open({ clb_name: "other" }));
    expect((await cloud.apply("tencentcloud_clb_instance", open())).errors).toEqual([
      "[CHECK][CLB instance][Create] check: Same CLB name web exists!",
    ]);
    expect((await cloud.apply("tencentcloud_clb_instance", open(), other)).errors).toEqual([
      "[CHECK][CLB instance][Update] check: Same CLB name web exists!",
    ]);
  });

  it("fails to go while it is protected", async () => {
    const made = await cloud.create("tencentcloud_clb_instance", open({ delete_protect: true }));
    expect((await cloud.delete("tencentcloud_clb_instance", made)).errors[0]).toContain(
      "is protected against deletion",
    );
    const { state } = await cloud.apply("tencentcloud_clb_instance", open({ delete_protect: false }), made);
    expect((await cloud.delete("tencentcloud_clb_instance", state!)).errors).toEqual([]);
  });

  it("takes its listeners and rules with it, and has one listener per port", async () => {
    const made = await cloud.create("tencentcloud_clb_instance", open());
    const listener = { clb_id: idOf(made), listener_name: "http", port: 80, protocol: "HTTP" };
    const http = await cloud.create("tencentcloud_clb_listener", listener);
    expect(idOf(http)).toBe(`${idOf(made)}#${String(http["listener_id"])}`);
    expect((await cloud.apply("tencentcloud_clb_listener", listener)).errors[0]).toContain("PortCheckFailed");
    await cloud.create("tencentcloud_clb_listener_rule", {
      clb_id: idOf(made),
      listener_id: String(http["listener_id"]),
      domain: "sd.example.com",
      url: "/",
    });
    await cloud.delete("tencentcloud_clb_instance", made);
    expect(cloud.contents().filter((each) => each.includes("clb"))).toEqual([]);
  });
});

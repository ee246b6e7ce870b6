import { parse } from "yaml";
import { ObjectValue } from "../../../../../../rehearsal/plugin/value";
import { AlicloudRehearsal } from "../../../../../support/alicloud-rehearsal";
import { clusterIn, Network, network } from "../../../../../support/alicloud-builder";
import { idOf } from "../../../../../support/cloud-rehearsal";

const TYPE = "alicloud_cs_managed_kubernetes";

let cloud: AlicloudRehearsal;
let net: Network;

beforeEach(async () => {
  cloud = new AlicloudRehearsal();
  net = await network(cloud);
});

const cluster = (more = {}) => cloud.create(TYPE, clusterIn(net, more));

describe("credentials of a cluster", () => {
  const credential = (id: string, more = {}) =>
    cloud.data("alicloud_cs_cluster_credential", { cluster_id: id, ...more });

  it("are a kubeconfig for the public endpoint, and certificates in Base64", async () => {
    const made = await cluster();
    const [running] = await cloud.world.clusters.list();
    const found = await credential(idOf(made), { temporary_duration_minutes: 60 });
    const config = parse(String(found["kube_config"]));
    expect(config.clusters[0].cluster.server).toBe(running!.server);
    const certificates = found["certificate_authority"] as Record<string, string>;
    const text = (name: string) => Buffer.from(certificates[name]!, "base64").toString();
    expect(text("cluster_cert")).toBe(running!.credentials.caCertificate);
    expect(text("client_key")).toBe(running!.credentials.clientKey);
    expect(found).toMatchObject({ cluster_name: "ai", expiration: "2025-06-01T09:00:00.000Z" });
  });

  it("lead nowhere when the cluster is private", async () => {
    const made = await cluster({ slb_internet_enabled: false });
    const config = parse(String((await credential(idOf(made)))["kube_config"]));
    expect(config.clusters[0].cluster.server).toBe("");
  });

  it("fail when there is no such cluster, or they are to last too long", async () => {
    const type = cloud.provider.dataSourceType("alicloud_cs_cluster_credential")!;
    const read = async (config: ObjectValue) => (await type.read(config)).diagnostics?.[0]?.summary;
    expect(await read({ cluster_id: `c${"0".repeat(32)}` })).toContain("ErrorClusterNotFound");
    const id = idOf(await cluster());
    expect(await read({ cluster_id: id, temporary_duration_minutes: 5 })).toContain("from 15 to 4320, got 5");
  });
});

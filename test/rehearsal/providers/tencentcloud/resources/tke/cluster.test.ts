import { clusterIn, nativePool, Network, network } from "../../../../../support/tencentcloud-builder";
import { idOf, TencentcloudRehearsal } from "../../../../../support/tencentcloud-rehearsal";

const CLUSTER = "tencentcloud_kubernetes_cluster";

let cloud: TencentcloudRehearsal;
let inside: Network;

beforeEach(async () => {
  cloud = new TencentcloudRehearsal();
  inside = await network(cloud);
});

afterEach(() => cloud.world.clusters.stopAll());

describe("a cluster", () => {
  it("is a Kubernetes control plane, which ends with it", async () => {
    const cluster = await cloud.create(CLUSTER, clusterIn(inside));
    expect(idOf(cluster)).toMatch(/^cls-[a-z0-9]{8}$/);
    expect((await cloud.world.clusters.list()).map(({ name }) => name)).toEqual([idOf(cluster)]);
    expect(cluster["certification_authority"]).toMatch(/^-----BEGIN CERTIFICATE-----/);

    await cloud.delete(CLUSTER, cluster);
    expect(await cloud.world.clusters.list()).toEqual([]);
  });

  it("shows no kubeconfig while no endpoint is open", async () => {
    const cluster = await cloud.create(CLUSTER, clusterIn(inside));
    const read = await cloud.read(CLUSTER, cluster);
    expect([read!["kube_config"], read!["kube_config_intranet"]]).toEqual(["", ""]);
  });

  it("runs containerd from Kubernetes 1.24 on, and docker before", async () => {
    const cluster = await cloud.create(CLUSTER, clusterIn(inside));
    expect(cluster["container_runtime"]).toBe("containerd");
    const old = await cloud.create(
      CLUSTER,
      clusterIn(inside, { cluster_name: "old", cluster_version: "1.22.5" }),
    );
    expect(old["container_runtime"]).toBe("docker");
  });

  it.each([
    [
      "a pod network of its own subnets has none",
      { eni_subnet_ids: [] },
      "`service_cidr` must be set and `eni_subnet_ids`",
    ],
    [
      "a routed network has no range",
      { network_type: "GR" },
      "`cluster_cidr` must be set when cluster `network_type` is GR",
    ],
    [
      "a subnet does not exist",
      { eni_subnet_ids: ["subnet-none1234"] },
      "Code=InvalidParameter.SubnetNotExist",
    ],
    [
      "its VPC does not exist",
      { vpc_id: "vpc-none1234" },
      "Code=ResourceNotFound, Message=The VPC `vpc-none1234`",
    ],
    [
      "services overlap with the VPC",
      { service_cidr: "10.0.128.0/20" },
      "Code=InvalidParameter.CidrConflictWithVpcCidr",
    ],
    [
      "addresses are kept for too short",
      { claim_expired_seconds: 10 },
      '"claim_expired_seconds" must greater',
    ],
    [
      "it opens itself to the internet",
      { cluster_internet: true },
      "you need to configure the `worker_config` field",
    ],
    ["a private endpoint has no subnet", { cluster_intranet: true }, "`cluster_intranet_subnet_id` must set"],
  ])("fails when %s", async (_, more, message) => {
    const { state, errors } = await cloud.apply(CLUSTER, clusterIn(inside, more));
    expect(state).toBeNull();
    expect(errors).toEqual([expect.stringContaining(message)]);
  });

  it("fails when its pod subnets are in another VPC", async () => {
    const other = await cloud.create("tencentcloud_vpc", { name: "other", cidr_block: "192.168.0.0/16" });
    const { errors } = await cloud.apply(CLUSTER, clusterIn(inside, { vpc_id: idOf(other) }));
    expect(errors[0]).toContain("Code=InvalidParameter.SubnetInvalidError");
  });

  it("fails to go while it is protected", async () => {
    const cluster = await cloud.create(CLUSTER, clusterIn(inside, { deletion_protection: true }));
    const { state, errors } = await cloud.delete(CLUSTER, cluster);
    expect(errors[0]).toContain("Code=OperationDenied.ClusterInDeletionProtection");
    expect(state).toEqual(cluster);
  });

  it("fails when the kind of its pod network is changed alone", async () => {
    const cluster = await cloud.create(CLUSTER, clusterIn(inside));
    const { errors } = await cloud.apply(CLUSTER, clusterIn(inside, { claim_expired_seconds: 600 }), cluster);
    expect(errors[0]).toContain("changing only `vpc_cni_type` or `claim_expired_seconds` is not supported");
  });

  it("takes everything in it along", async () => {
    const cluster = await cloud.create(CLUSTER, clusterIn(inside));
    await cloud.create("tencentcloud_kubernetes_native_node_pool", nativePool(cluster, inside));
    await cloud.create("tencentcloud_kubernetes_addon", { cluster_id: idOf(cluster), addon_name: "cfs" });
    await cloud.delete(CLUSTER, cluster);
    expect(cloud.contents().filter((each) => /kubernetes|machine/.test(each))).toEqual([]);
  });
});

import { AccountLimits } from "../../../../rehearsal/providers/alicloud";
import { CLUSTER_ROLES } from "../../../../rehearsal/providers/alicloud/account";
import { AlicloudRehearsal } from "../../../support/alicloud-rehearsal";
import { clusterIn, network, poolOf, vswitchOf } from "../../../support/alicloud-builder";
import { idOf } from "../../../support/cloud-rehearsal";

const accountThat = (account: AccountLimits) => new AlicloudRehearsal({ account });

const FILES = { protocol_type: "NFS", storage_type: "Performance" };
const REGISTRY = { instance_name: "sd", instance_type: "Basic", payment_type: "Subscription" };
const POOL = "alicloud_cs_kubernetes_node_pool";

/** A network and a cluster in an account. */
async function clusterFor(account: AccountLimits) {
  const cloud = accountThat(account);
  const net = await network(cloud);
  return { cloud, net, cluster: await cloud.create("alicloud_cs_managed_kubernetes", clusterIn(net)) };
}

describe("an account", () => {
  it.each([
    ["NAS", "alicloud_nas_file_system", FILES],
    ["ACR", "alicloud_cr_ee_instance", REGISTRY],
    ["OSS", "alicloud_oss_bucket", { bucket: "sd-images" }],
  ])(
    "fails to have something of %s before that is activated, and says where",
    async (service, type, written) => {
      const cloud = accountThat({ closedServices: [service] });
      const { state, errors } = await cloud.apply(type, written);
      expect(errors[0]).toContain("Code: ServiceNotOpen");
      expect(errors[0]).toContain(
        `${service} is not activated in this account: somebody has to open its console once.`,
      );
      expect([state, cloud.contents()]).toEqual([null, []]);
    },
  );

  it("fails to have a cluster before its roles are granted, and names those that are not", async () => {
    const cloud = accountThat({ missingRoles: CLUSTER_ROLES.slice(0, 2) });
    const { errors } = await cloud.apply("alicloud_cs_managed_kubernetes", clusterIn(await network(cloud)));
    expect(errors[0]).toContain("CreateCluster Failed!!!");
    expect(errors[0]).toContain("Code: ErrManagedAddonRoleNotAttach");
    expect(errors[0]).toContain("AliyunCSDefaultRole, AliyunCSManagedKubernetesRole");
  });

  it.each([
    ["AliyunCSManagedAutoScalerRole", "alicloud_cs_autoscaling_config", {}],
    [
      "AliyunCSManagedAcrRole",
      "alicloud_cs_kubernetes_addon",
      { name: "managed-aliyun-acr-credential-helper" },
    ],
  ])("fails without the role %s only where it is used", async (role, type, written) => {
    const { cloud, net, cluster } = await clusterFor({ missingRoles: [role] });
    await cloud.create(POOL, poolOf(cluster, net));
    const { errors } = await cloud.apply(type, { cluster_id: idOf(cluster), ...written });
    expect(errors[0]).toContain(role);
  });

  it("fails to let a registry write to a bucket of its own without the role for that", async () => {
    const cloud = accountThat({ missingRoles: ["AliyunContainerRegistryCustomizedOSSBucketRole"] });
    await cloud.create("alicloud_oss_bucket", { bucket: "cri-images" });
    const { errors } = await cloud.apply("alicloud_cr_ee_instance", {
      ...REGISTRY,
      custom_oss_bucket: "cri-images",
    });
    expect(errors[0]).toContain("AliyunContainerRegistryCustomizedOSSBucketRole");
    expect((await cloud.apply("alicloud_cr_ee_instance", REGISTRY)).errors).toEqual([]);
  });

  it.each(["nas:CreateFileSystem", "nas:*"])(
    "fails where its user may not do %s, and says what is missing",
    async (action) => {
      const { errors } = await accountThat({ forbiddenActions: [action] }).apply(
        "alicloud_nas_file_system",
        FILES,
      );
      expect(errors[0]).toContain("Code: Forbidden.RAM");
      expect(errors[0]).toContain("may not do nas:CreateFileSystem");
    },
  );
});

describe("a registry that is ordered by the month", () => {
  it("fails to go where nothing is refunded, and says what to do", async () => {
    const cloud = accountThat({ refusesRefunds: true });
    const registry = await cloud.create("alicloud_cr_ee_instance", REGISTRY);
    const { state, errors } = await cloud.delete("alicloud_cr_ee_instance", registry);
    expect(errors[0]).toContain("is paid for until 2025-07-01T16:00:00Z, and nothing is refunded");
    expect(state).toEqual(registry);
    expect(cloud.contents()).toHaveLength(1);
  });

  it("goes where it is paid for by use", async () => {
    const cloud = accountThat({ refusesRefunds: true });
    const written = { ...REGISTRY, payment_type: "PayAsYouGo" };
    const registry = await cloud.create("alicloud_cr_ee_instance", written);
    expect((await cloud.delete("alicloud_cr_ee_instance", registry)).errors).toEqual([]);
  });
});

describe("machines that are sold out", () => {
  const CARD = "ecs.gn7i-c8g1.2xlarge";

  it("fail a pool that needs one at once, which Terraform then knows as one to replace", async () => {
    const { cloud, net, cluster } = await clusterFor({
      soldOut: [{ instanceType: CARD, zone: "cn-hangzhou-i" }],
    });
    const { state, errors } = await cloud.apply(POOL, poolOf(cluster, net, { instanceType: CARD }));
    expect(errors[0]).toContain("Code: OperationDenied.NoStock");
    expect(errors[0]).toContain(
      `\`${CARD}\` is sold out in zone \`cn-hangzhou-i\`: another zone or another machine type may do.`,
    );
    expect(cloud.contents()).toContain(`${POOL} ${idOf(state!)}`);
    expect((await cloud.delete(POOL, state!)).errors).toEqual([]);
    expect(cloud.contents()).not.toContain(`${POOL} ${idOf(state!)}`);
  });

  it("come from another zone of the pool where there are some", async () => {
    const { cloud, net, cluster } = await clusterFor({
      soldOut: [{ instanceType: CARD, zone: "cn-hangzhou-i" }],
    });
    const other = await cloud.create("alicloud_vswitch", vswitchOf(net.vpc, "10.0.16.0/20", "cn-hangzhou-j"));
    const more = { vswitch_ids: [idOf(net.nodes), idOf(other)] };
    await cloud.create(POOL, poolOf(cluster, net, { instanceType: CARD, size: 2, more }));
    const nodes = await (await cloud.world.clusters.list())[0]!.nodes();
    expect(nodes.map(({ labels }) => labels["topology.kubernetes.io/zone"])).toEqual([
      "cn-hangzhou-j",
      "cn-hangzhou-j",
    ]);
  });

  it("do not keep an empty pool from being made", async () => {
    const { cloud, net, cluster } = await clusterFor({ soldOut: [{ instanceType: CARD }] });
    const made = await cloud.create(POOL, poolOf(cluster, net, { instanceType: CARD, size: 0 }));
    expect(made["node_count"]).toBe(0);
  });
});

describe("the number of machines that an account may have", () => {
  it("fails a pool that goes beyond it, which Terraform then knows as one to replace", async () => {
    const cloud = new AlicloudRehearsal({ machineQuota: 2 });
    const net = await network(cloud);
    const cluster = await cloud.create("alicloud_cs_managed_kubernetes", clusterIn(net));
    const { state, errors } = await cloud.apply(POOL, poolOf(cluster, net, { size: 3 }));
    expect(errors[0]).toContain("Code: QuotaExceeded.Instance");
    expect(errors[0]).toContain("The account may have 2 machines, asked for 3.");
    expect(cloud.contents()).toContain(`${POOL} ${idOf(state!)}`);
  });
});

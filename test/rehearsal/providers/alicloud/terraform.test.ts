import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { alicloudDefinition } from "../../../../rehearsal/providers/alicloud";
import { putFile } from "../../../../rehearsal/providers/alicloud/resources/object-storage";
import { takeSnapshot } from "../../../../rehearsal/run/take-snapshot";
import { Configuration, wholeConfiguration } from "../../../support/alicloud-configuration";
import { changesOf } from "../../../support/plan-changes";
import { RehearsedProject, rehearsedProject } from "../../../support/rehearsed-project";
import { describeWithTerraform } from "../../../support/terraform";

jest.setTimeout(600_000);

type Change = (resource: Configuration["resource"]) => void;

/** Changes, what they are planned as, and which attribute replaces. */
const EDITS: readonly (readonly [title: string, change: Change, address: string, planned: string])[] = [
  [
    "the name of a VPC",
    ({ alicloud_vpc: vpc }) => (vpc!["main"]!["vpc_name"] = "other"),
    "alicloud_vpc.main",
    "update",
  ],
  [
    "the size of a system disk",
    ({ alicloud_cs_kubernetes_node_pool: pool }) => (pool!["gpu"]!["system_disk_size"] = 300),
    "alicloud_cs_kubernetes_node_pool.gpu",
    "update",
  ],
  [
    "the groups of a node pool",
    ({ alicloud_cs_kubernetes_node_pool: pool }) => (pool!["gpu"]!["security_group_ids"] = ["sg-other"]),
    "alicloud_cs_kubernetes_node_pool.gpu",
    'delete+create ["security_group_ids"]',
  ],
  [
    "the range of services",
    ({ alicloud_cs_managed_kubernetes: cluster }) => (cluster!["main"]!["service_cidr"] = "172.22.0.0/20"),
    "alicloud_cs_managed_kubernetes.main",
    'delete+create ["service_cidr"]',
  ],
  [
    "the options for when a cluster goes",
    ({ alicloud_cs_managed_kubernetes: cluster }) => (cluster!["main"]!["delete_options"] = []),
    "alicloud_cs_managed_kubernetes.main",
    "update",
  ],
  [
    "the kind of storage",
    ({ alicloud_nas_file_system: files }) => (files!["models"]!["storage_type"] = "Capacity"),
    "alicloud_nas_file_system.models",
    'delete+create ["storage_type"]',
  ],
  [
    "the speed of an address",
    ({ alicloud_eip_address: eip }) => (eip!["nat"]!["bandwidth"] = "200"),
    "alicloud_eip_address.nat",
    "update",
  ],
  [
    "the name of a registry",
    ({ alicloud_cr_ee_instance: registry }) => (registry!["main"]!["instance_name"] = "sd2"),
    "alicloud_cr_ee_instance.main",
    'delete+create ["instance_name"]',
  ],
];

describeWithTerraform("a whole configuration of Alibaba Cloud", (binary) => {
  let project: RehearsedProject;

  beforeAll(async () => {
    project = await rehearsedProject(binary, (world) => [alicloudDefinition(world)], memoryControlPlane());
    await project.write(wholeConfiguration());
    await project.terraform.init();
    await project.terraform.apply({ parallelism: 20 });
  });

  afterAll(() => project.stop());

  const write = async (change: Change = () => undefined): Promise<void> => {
    const configuration = wholeConfiguration();
    change(configuration.resource);
    await project.write(configuration);
  };

  it("is applied whole, and planned a second time without a change", async () => {
    const managed = (await project.terraform.stateList()).filter((address) => !address.startsWith("data."));
    expect(managed).toHaveLength(28);
    expect((await project.terraform.plan()).changes).toBe(false);
  });

  it("leads to its control plane, with credentials that are for it", async () => {
    const [running] = await project.world.clusters.list();
    expect(await project.terraform.outputJson()).toMatchObject({
      server: { value: running!.server },
      certificate: { value: running!.credentials.caCertificate },
    });
  });

  it.each(EDITS)("plans what the facts say when %s changes", async (_, change, address, planned) => {
    await write(change);
    await project.terraform.plan({ out: "plan", args: ["-refresh=false"] });
    const changes = changesOf(await project.terraform.showJson("plan"));
    const { actions, replacePaths } = changes.find((each) => each.address === address)!;
    const paths = replacePaths.map((path) => JSON.stringify(path)).join(" ");
    expect([actions.join("+"), paths].filter((text) => text !== "").join(" ")).toBe(planned);
    await write();
  });

  it("takes back what somebody changed in the cloud", async () => {
    const [vpc] = project.world.store.list("alibaba", "alicloud_vpc");
    project.world.store.put("alibaba", "alicloud_vpc", vpc!.id, { ...vpc!.value, vpc_name: "renamed" });
    expect((await project.terraform.plan()).changes).toBe(true);
    await project.terraform.apply();
    expect(project.world.store.get("alibaba", "alicloud_vpc", vpc!.id)!["vpc_name"]).toBe("main");
  });

  it("forgets a resource and finds it again by its id, with nothing to change", async () => {
    for (const address of [
      "alicloud_snat_entry.nodes",
      "alicloud_cs_kubernetes_addon.nginx",
      "alicloud_nas_mount_target.models",
      "alicloud_cr_ee_repo.webui",
      "alicloud_slb_acl_entry_attachment.vpc",
    ]) {
      const shown = JSON.parse(await project.terraform.statePull()) as {
        resources: { type: string; name: string; instances: { attributes: { id: string } }[] }[];
      };
      const known = shown.resources.find(({ type, name }) => `${type}.${name}` === address)!;
      await project.terraform.run(["state", "rm", address]);
      await project.terraform.run(["import", "-input=false", address, known.instances[0]!.attributes.id]);
      expect((await project.terraform.plan()).changes).toBe(false);
    }
  });

  it("keeps a ledger of calls, and shows everything when it is asked", async () => {
    const { cloud, ledger } = await takeSnapshot(project.world, [alicloudDefinition(project.world)]);
    expect(new Set(cloud.map((each) => each.cloud))).toEqual(new Set(["alibaba"]));
    expect(ledger).toContainEqual(
      expect.objectContaining({ typeName: "alicloud_vpc", action: "create", outcome: "ok" }),
    );
  });

  it("fails where a fault is planted, and is repaired by the next apply", async () => {
    const remove = project.world.faults.add({
      match: { provider: "aliyun/alicloud", typeName: "alicloud_slb_acl", action: "create" },
      effect: { kind: "errorBefore", message: "quota" },
    });
    const second: Change = ({ alicloud_slb_acl: acl }) => (acl!["second"] = { name: "second" });
    await write(second);
    await expect(project.terraform.apply()).rejects.toThrow("quota");
    remove();
    await project.terraform.apply();
    await write();
    await project.terraform.apply();
    expect(project.world.store.list("alibaba", "alicloud_slb_acl")).toHaveLength(1);
  });

  it("leaves nothing when it is destroyed, files in buckets included", async () => {
    putFile(project.world, "sd-outputs", "a.png");
    await project.terraform.destroy({ parallelism: 20 });
    expect(project.world.store.dump()).toEqual([]);
    await expect(project.world.clusters.list()).resolves.toEqual([]);
  });

  it("fails when entries do not wait for the address, and leaves logs when their end was not applied", async () => {
    await write(({ alicloud_snat_entry: entries, alicloud_eip_association: association }) => {
      for (const entry of Object.values(entries!)) delete entry["depends_on"];
      association!["nat"]!["depends_on"] = ["alicloud_snat_entry.nodes"];
    });
    await expect(project.terraform.apply({ parallelism: 20 })).rejects.toThrow("EIP_NOT_IN_GATEWAY");
    await write(({ alicloud_cs_managed_kubernetes: cluster }) => {
      cluster!["main"]!["delete_options"] = [];
    });
    await project.terraform.apply({ parallelism: 20 });
    await project.terraform.destroy({ parallelism: 20 });
    expect(project.world.store.dump().map(({ type }) => type)).toEqual(["log_project"]);
  });
});

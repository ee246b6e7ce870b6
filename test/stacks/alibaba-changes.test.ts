import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { startAllClouds } from "../../cli/clouds";
import { CloudsInProcess } from "../../rehearsal/clouds-in-process";
import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { ALICLOUD_FACTS } from "../../rehearsal/providers/alicloud/schema";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { synthesize } from "../../synth/synthesize";
import { PROJECT } from "../support/cli";
import { changesOf } from "../support/plan-changes";
import { describeWithTerraform } from "../support/terraform";

jest.setTimeout(600_000);

const NAME = "alibaba-dev";
const FILE = readFileSync(join(PROJECT, `config/environments/${NAME}.yaml`), "utf8");
const FOUNDATION = `${NAME}-foundation`;

type Edit = readonly [path: string, value: unknown];

/** All that is in a subnet, and cannot be moved. */
const IN_SUBNETS = [
  "replace cr_vpc_endpoint_linked_vpc",
  "replace cs_autoscaling_config",
  "replace cs_kubernetes_addon",
  "replace cs_kubernetes_node_pool",
  "replace cs_managed_kubernetes",
  "replace eip_association",
  "replace nas_mount_target",
  "replace nat_gateway",
  "replace slb_load_balancer",
  "replace snat_entry",
  "replace vswitch",
];

/** Changes of fields with what is planned for them. */
const CHANGES: readonly (readonly [
  path: string,
  value: unknown,
  planned: readonly string[],
  ...more: Edit[],
])[] = [
  ["nodePools.gpu.max", 6, ["update cs_kubernetes_node_pool"]],
  ["nodePools.gpu.instanceType", "ecs.gn7i-c32g1.8xlarge", ["update cs_kubernetes_node_pool"]],
  ["nodePools.gpu.gpuSharing", "best-effort", ["update cs_kubernetes_node_pool"]],
  ["cluster.kubernetesVersion", "1.35", ["update cs_managed_kubernetes"]],
  [
    "cluster.serviceCidr",
    "172.22.0.0/20",
    [
      "replace cs_autoscaling_config",
      "replace cs_kubernetes_addon",
      "replace cs_kubernetes_node_pool",
      "replace cs_managed_kubernetes",
    ],
  ],
  ["registry.tier", "premium", ["update cr_ee_instance"]],
  [
    "registry.name",
    "acme-other",
    [
      "replace cr_artifact_lifecycle_rule",
      "replace cr_ee_instance",
      "replace cr_ee_namespace",
      "replace cr_ee_repo",
      "replace cr_vpc_endpoint_linked_vpc",
      "replace oss_bucket",
      "replace oss_bucket_acl",
      "replace oss_bucket_public_access_block",
      "update cs_kubernetes_addon",
    ],
  ],
  [
    "registry.namespace",
    "art",
    ["replace cr_ee_namespace", "replace cr_ee_repo", "update cr_artifact_lifecycle_rule"],
    ["diffusion.image.repository", "art/stable-diffusion-webui"],
  ],
  ["models.sizeGiB", 300, []],
  ["models.snapshots.keep", 5, ["update hbr_policy"]],
  [
    "diffusion.access.allowedCidrs",
    ["203.0.113.0/24"],
    ["create slb_acl_entry_attachment", "delete slb_acl_entry_attachment", "replace slb_load_balancer"],
  ],
  [
    "network.cidr",
    "10.30.0.0/16",
    [
      ...IN_SUBNETS,
      "replace security_group",
      "replace security_group_rule",
      "replace slb_acl_entry_attachment",
      "replace terraform_data",
      "replace vpc",
      "update nas_access_rule",
    ],
  ],
  ["cloud.zone", "cn-hangzhou-i", [...IN_SUBNETS, "replace hbr_policy_binding", "replace nas_file_system"]],
  ["retain", true, ["update cs_managed_kubernetes", "update oss_bucket", "update slb_load_balancer"]],
];

describeWithTerraform("a change of an environment on Alibaba Cloud", (binary) => {
  const folder = mkdtempSync(join(tmpdir(), "sdk-"));
  let clouds: CloudsInProcess;
  let terraform: Terraform;

  /** The program of the environment with these edits, which nothing in it protects. */
  async function write(...edits: readonly Edit[]) {
    const document = parseDocument(FILE);
    for (const [path, value] of [["retain", false] as const, ...edits]) {
      document.setIn(path.split("."), document.createNode(value));
    }
    const configFolder = join(folder, "config");
    mkdirSync(configFolder, { recursive: true });
    writeFileSync(join(configFolder, `${NAME}.yaml`), String(document));
    const outFolder = join(folder, "out");
    synthesize({
      ...{ configFolder, names: [NAME], outFolder, stateFolder: join(folder, "state") },
      schemaFolder: join(PROJECT, "schemas"),
    });
    const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, ...clouds.environment };
    terraform = new Terraform(binary, {
      folder: join(outFolder, "stacks", FOUNDATION),
      environment,
      timeoutSeconds: 280,
    });
    await terraform.init();
  }

  /** What is planned: types with their actions, each once. */
  async function planned(...edits: Edit[]) {
    await write(...edits);
    await terraform.plan({ out: "plan" });
    const changes = changesOf(await terraform.showJson("plan")).filter(
      ({ actions }) => actions.join() !== "read",
    );
    for (const { address, actions, replacePaths } of changes) {
      const type = address.split(".")[0]!;
      if (!type.startsWith("alicloud_") || actions.length === 1) continue;
      // Whatever replaces is what the source of the provider says, or something that we name.
      const facts = ALICLOUD_FACTS.get(type)!.attributes;
      const paths = replacePaths.map((path) => String((path as string[])[0]));
      expect([address, paths.filter((path) => facts[path]?.forceNew !== true)]).toEqual([address, []]);
    }
    const told = changes.map(({ address, actions }) => {
      const type = address.split(".")[0]!.replace("alicloud_", "");
      return `${actions.length === 2 ? "replace" : actions.join()} ${type}`;
    });
    return [...new Set(told)].sort();
  }

  beforeAll(async () => {
    clouds = await startAllClouds(memoryControlPlane(), { socketParent: folder });
    await write();
    await terraform.apply({ parallelism: 20 });
  });

  afterAll(async () => {
    await clouds.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(CHANGES.map((change) => [change[0], change] as const))(
    "of %s is planned as what the provider can do",
    async (_, [path, value, expected, ...more]) => {
      expect(await planned([path, value], ...more)).toEqual([...expected].sort());
    },
  );

  it.each<[path: string, value: unknown]>([
    ["network.cidr", "10.30.0.0/16"],
    ["cloud.zone", "cn-hangzhou-i"],
  ])("of %s can be applied, forth and back, and is whole then", async (path, value) => {
    for (const edits of [[[path, value]], []] as Edit[][]) {
      await write(...edits);
      await terraform.apply({ parallelism: 20 });
      expect((await terraform.plan()).changes).toBe(false);
    }
  });
});

import { join } from "node:path";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import { TENCENT, tencentcloudDefinition } from "../../../rehearsal/providers/tencentcloud";
import { ObjectValue } from "../../../rehearsal/plugin/value";
import { Review } from "../../../review/model";
import { readPlan } from "../../../review/plan/read-plan";
import { reviewPlans } from "../../../review/review-plans";
import { RehearsedProject, rehearsedProject } from "../../support/rehearsed-project";
import { describeWithTerraform } from "../../support/terraform";

const CONFIGURATION = {
  terraform: { required_providers: { tencentcloud: { source: "tencentcloudstack/tencentcloud" } } },
  provider: { tencentcloud: [{ region: "ap-guangzhou" }] },
  resource: {
    tencentcloud_vpc: {
      gone: { name: "gone", cidr_block: "10.1.0.0/16" },
      labelled: {
        name: "labelled",
        cidr_block: "10.2.0.0/16",
        tags: { team: "a" },
        lifecycle: { ignore_changes: ["tags"] },
      },
      renamed: { name: "renamed", cidr_block: "10.3.0.0/16" },
    },
    tencentcloud_tcr_instance: {
      images: { name: "sdstack-images", instance_type: "basic", open_public_operation: false },
    },
  },
};

describeWithTerraform("drift in a cloud, as Terraform sees it", (binary) => {
  let project: RehearsedProject;

  /** Changes what is in the cloud behind Terraform's back; without a change, removes it. */
  function outside(type: string, name: string, change?: object): void {
    const { store } = project.world;
    for (const { id, value } of store.list(TENCENT, type)) {
      const object: Record<string, unknown> = Object(value);
      if (object["name"] !== name) continue;
      if (change === undefined) store.delete(TENCENT, type, id);
      else store.put(TENCENT, type, id, { ...object, ...change } as ObjectValue);
    }
  }

  async function review(refreshOnly: boolean): Promise<Review> {
    const { terraform, folder } = project;
    const out = join(folder, `${refreshOnly}.plan`);
    await terraform.plan({ out, refreshOnly });
    const { stdout } = await terraform.run(["show", "-json", out]);
    return reviewPlans({ stacks: [{ name: "base", plan: readPlan(stdout) }] });
  }

  beforeAll(async () => {
    project = await rehearsedProject(
      binary,
      (world) => [tencentcloudDefinition(world)],
      memoryControlPlane(),
    );
    await project.write(CONFIGURATION);
    await project.terraform.init();
    await project.terraform.apply();
    outside("tencentcloud_vpc", "gone");
    outside("tencentcloud_vpc", "labelled", { tags: { team: "b" } });
    outside("tencentcloud_vpc", "renamed", { name: "somebody's" });
    outside("tencentcloud_tcr_instance", "sdstack-images", { open_public_operation: true });
  }, 120_000);
  afterAll(() => project.stop());

  const told = ({ drift }: Review): string[] =>
    drift.map(({ address, action, sort, why }) => `${action} ${address}: ${sort}, ${why ?? ""}`);

  const SEEN = [
    "update tencentcloud_tcr_instance.images: dangerous, `open_public_operation` decides who can reach it",
    "delete tencentcloud_vpc.gone: dangerous, it is gone",
    "update tencentcloud_vpc.labelled: tags, `tags.team` labels things, and changes nothing of what they do",
    "update tencentcloud_vpc.renamed: other, `name` is part of what was configured",
  ];

  it("is sorted, and told to be undone or kept", async () => {
    const seen = await review(false);
    expect(told(seen)).toEqual(SEEN);
    expect(seen.drift.map(({ fate, explainsPlan }) => `${fate} ${explainsPlan}`)).toEqual([
      "undone true",
      "undone true",
      "kept false",
      "undone true",
    ]);
  }, 60_000);

  it("is the same in a plan that only refreshes", async () => {
    expect(told(await review(true))).toEqual(SEEN);
  }, 60_000);

  it("has a cost where something is paid for", async () => {
    const { cost } = await review(false);
    expect(cost?.lines).toEqual([]);
    expect(cost?.unknown).toMatchObject([
      {
        address: "tencentcloud_tcr_instance.images",
        why: "registry basic: no price in CNY is known of tencent/registry/basic",
      },
    ]);
  }, 60_000);
});

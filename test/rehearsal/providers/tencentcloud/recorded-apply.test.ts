import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { tencentcloudDefinition } from "../../../../rehearsal/providers/tencentcloud";
import { RehearsedProject, rehearsedProject } from "../../../support/rehearsed-project";
import { describeWithTerraform } from "../../../support/terraform";
import { recordedConfiguration } from "../../../support/tencentcloud-configuration";
import { batches, editedConfiguration, expectedChanges } from "../../../support/tencentcloud-edits";
import { UPDATES } from "../../../support/tencentcloud-recording";

interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[]; readonly replace_paths?: readonly unknown[] };
  }[];
}

const BATCHES = batches();

describeWithTerraform("the recorded configuration of 85 resources", (binary) => {
  let project: RehearsedProject;

  beforeAll(async () => {
    project = await rehearsedProject(
      binary,
      (world) => [tencentcloudDefinition(world)],
      memoryControlPlane(),
    );
    await project.write(recordedConfiguration());
    await project.terraform.init();
    await project.terraform.apply({ parallelism: 20 });
    await project.terraform.run(["apply", "-refresh-only", "-auto-approve", "-input=false"]);
  });

  afterAll(() => project.stop());

  it("is applied whole", async () => {
    const managed = (await project.terraform.stateList()).filter((address) => !address.startsWith("data."));
    expect(managed).toHaveLength(85);
  });

  it("plans nothing a second time", async () => {
    expect((await project.terraform.plan()).changes).toBe(false);
  });

  it("has every recorded edit in one batch", () => {
    expect(BATCHES.flat()).toHaveLength(UPDATES.length);
  });

  it.each(BATCHES.map((batch) => [batch.map((update) => update.case).join(", "), batch] as const))(
    "is planned like the provider's when edited: %s",
    async (_, batch) => {
      await project.write(editedConfiguration(batch));
      await project.terraform.plan({ out: "plan", args: ["-refresh=false"] });
      const { resource_changes: changes } = (await project.terraform.showJson("plan")) as PlanJson;

      const planned = changes
        .filter(({ mode, change }) => mode === "managed" && change.actions[0] !== "no-op")
        .map(({ address, change }) => [address, change.actions.join("+"), paths(change.replace_paths)]);
      const expected = batch.flatMap((update) =>
        [...expectedChanges(update)].map(([address, { actions, replace_paths }]) => [
          address,
          actions.join("+"),
          paths(replace_paths),
        ]),
      );
      expect(Object.fromEntries(planned.map(([address, ...rest]) => [address, rest]))).toEqual(
        Object.fromEntries(expected.map(([address, ...rest]) => [address, rest])),
      );
    },
  );

  it("leaves nothing when it is destroyed after its protections are off", async () => {
    const configuration = recordedConfiguration();
    configuration.resource["tencentcloud_kubernetes_cluster"]!["main"]!["deletion_protection"] = false;
    configuration.resource["tencentcloud_clb_instance"]!["public"]!["delete_protect"] = false;
    await project.write(configuration);
    await project.terraform.apply({ parallelism: 20 });
    await project.terraform.destroy({ parallelism: 20 });

    expect(project.world.store.dump()).toEqual([]);
    await expect(project.world.clusters.list()).resolves.toEqual([]);
  });
});

function paths(found: readonly unknown[] | undefined): readonly string[] {
  return (found ?? []).map((path) => JSON.stringify(path)).sort();
}

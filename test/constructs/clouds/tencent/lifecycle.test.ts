import { Aspects, TerraformOutput } from "cdktf";
import { DependencyOrder } from "../../../../constructs/aspects/dependency-order";
import { tencentCloud } from "../../../../constructs/clouds/tencent/cloud";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory/control-plane";
import { seedSubnet, seedVpc, tencentcloudDefinition } from "../../../../rehearsal/providers/tencentcloud";
import { TencentSettings } from "../../../../constructs/clouds/tencent/settings";
import { buildCloud, EVERY_CLOUD, TENCENT, TENCENT_EXISTING } from "../../../support/clouds";
import { RehearsedProject, rehearsedProject } from "../../../support/rehearsed-project";
import { addresses, StackJson, synthStack } from "../../../support/synth";
import { describeWithTerraform } from "../../../support/terraform";

/** Everything the cloud makes, in one stack, with access to the cluster as another stack would read it. */
function everything(settings: TencentSettings): StackJson {
  const cloudCase = EVERY_CLOUD.find((candidate) => candidate.settings.kind === settings.kind);
  if (cloudCase === undefined) throw new Error("no case");
  const json = synthStack((stack) => {
    Aspects.of(stack).add(new DependencyOrder());
    tencentCloud(settings).configureProviders(stack);
    const { cluster, loadBalancer } = buildCloud(stack, { ...cloudCase, settings });
    const access = cluster.accessFrom(stack);
    new TerraformOutput(stack, "access", { value: access, sensitive: true });
    new TerraformOutput(stack, "address", { value: loadBalancer.address });
  });
  // The folder of the test is the backend.
  const terraform = { ...json.terraform, backend: undefined };
  return { ...json, terraform };
}

describeWithTerraform("with a real Terraform and a simulated cloud", (binary) => {
  let project: RehearsedProject;

  beforeEach(async () => {
    project = await rehearsedProject(
      binary,
      (world) => [tencentcloudDefinition(world)],
      memoryControlPlane(),
    );
  });

  afterEach(() => project.stop());

  test.each([
    ["a network of its own", TENCENT],
    ["a network that exists", TENCENT_EXISTING],
  ])("%s: everything is made, the second plan is empty, and everything goes", async (_title, settings) => {
    const { terraform, world } = project;
    seedVpc(world, { id: "vpc-1a2b3c4d", cidr: "10.8.0.0/16" });
    seedSubnet(world, {
      id: "subnet-node1",
      vpcId: "vpc-1a2b3c4d",
      zone: "ap-guangzhou-7",
      cidr: "10.8.0.0/20",
    });
    seedSubnet(world, {
      id: "subnet-pod1",
      vpcId: "vpc-1a2b3c4d",
      zone: "ap-guangzhou-7",
      cidr: "10.8.64.0/18",
    });
    const before = world.store.size;
    const json = everything({ ...settings, retain: false });
    await project.write(json);
    await terraform.init();
    await terraform.apply();

    expect([...(await terraform.stateList())].sort()).toEqual(addresses(json));
    const { changes, result } = await terraform.plan();
    expect({ changes, output: changes ? result.stdout : "" }).toEqual({ changes: false, output: "" });
    expect(await terraform.outputJson()).toMatchObject({
      access: {
        value: {
          kind: "clientCertificate",
          host: expect.stringMatching(/^https:\/\//),
          clientCertificate: expect.stringContaining("BEGIN CERTIFICATE"),
        },
      },
      address: { value: expect.stringMatching(/^[0-9.]+$/) },
    });

    await terraform.destroy();
    expect(await terraform.stateList()).toEqual([]);
    expect(world.store.size).toBe(before);
  });
});

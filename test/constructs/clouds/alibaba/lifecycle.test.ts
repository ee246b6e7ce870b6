import { Aspects, TerraformOutput } from "cdktf";
import { DependencyOrder } from "../../../../constructs/aspects/dependency-order";
import { alibabaCloud } from "../../../../constructs/clouds/alibaba/cloud";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory/control-plane";
import { alicloudDefinition, seedAlibabaVpc, seedVswitch } from "../../../../rehearsal/providers/alicloud";
import { AlibabaSettings } from "../../../../constructs/clouds/alibaba/settings";
import { buildCloud, EVERY_CLOUD, ALIBABA, ALIBABA_EXISTING } from "../../../support/clouds";
import { RehearsedProject, rehearsedProject } from "../../../support/rehearsed-project";
import { addresses, StackJson, synthStack } from "../../../support/synth";
import { describeWithTerraform } from "../../../support/terraform";

/** Everything the cloud makes, in one stack, with access to the cluster as another stack would read it. */
function everything(settings: AlibabaSettings): StackJson {
  const cloudCase = EVERY_CLOUD.find((candidate) => candidate.settings.kind === settings.kind);
  if (cloudCase === undefined) throw new Error("no case");
  const json = synthStack((stack) => {
    Aspects.of(stack).add(new DependencyOrder());
    alibabaCloud(settings).configureProviders(stack);
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
    project = await rehearsedProject(binary, (world) => [alicloudDefinition(world)], memoryControlPlane());
  });

  afterEach(() => project.stop());

  test.each([
    ["a network of its own", ALIBABA],
    ["a network that exists", ALIBABA_EXISTING],
  ])("%s: everything is made, the second plan is empty, and everything goes", async (_title, settings) => {
    const { terraform, world } = project;
    seedAlibabaVpc(world, { id: "vpc-1a2b3c4d", cidr: "10.8.0.0/16" });
    seedVswitch(world, {
      id: "vsw-node1",
      vpcId: "vpc-1a2b3c4d",
      zone: "cn-hangzhou-j",
      cidr: "10.8.0.0/20",
    });
    seedVswitch(world, {
      id: "vsw-pod1",
      vpcId: "vpc-1a2b3c4d",
      zone: "cn-hangzhou-j",
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

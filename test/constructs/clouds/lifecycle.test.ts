import { Aspects, TerraformOutput } from "cdktf";
import { DependencyOrder } from "../../../constructs/aspects/dependency-order";
import { CloudSettings, cloudFor } from "../../../constructs/clouds";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory/control-plane";
import { RehearsedCloud, seedNetworkIn } from "../../../rehearsal/providers/cloud/rehearsed-cloud";
import { REHEARSED_CLOUDS } from "../../../rehearsal/providers/rehearsed-clouds";
import { World } from "../../../rehearsal/world/world";
import { buildCloud, CloudCase, EVERY_CLOUD } from "../../support/clouds";
import { rehearsedProject } from "../../support/rehearsed-project";
import { addresses, StackJson, synthStack } from "../../support/synth";
import { describeWithTerraform } from "../../support/terraform";

/** Every way to be in a cloud that makes things, with its simulation. */
const MADE = EVERY_CLOUD.flatMap((cloudCase) => {
  const simulated = REHEARSED_CLOUDS.find(({ name }) => name === cloudCase.settings.kind);
  return simulated === undefined ? [] : [{ ...cloudCase, cloudCase, simulated }];
});

/** Everything the cloud makes, in one stack, with access to the cluster as another stack would read it. */
function everything(cloudCase: CloudCase): StackJson {
  const { settings } = cloudCase;
  const lasting = "retain" in settings ? { ...settings, retain: false } : settings;
  const json = synthStack((stack) => {
    Aspects.of(stack).add(new DependencyOrder());
    cloudFor(lasting).configureProviders(stack);
    const { cluster, loadBalancer } = buildCloud(stack, { ...cloudCase, settings: lasting });
    const access = cluster.accessFrom(stack);
    new TerraformOutput(stack, "access", { value: access, sensitive: true });
    // A load balancer that somebody else makes has no address before.
    if (loadBalancer.address !== undefined) {
      new TerraformOutput(stack, "address", { value: loadBalancer.address });
    }
  });
  // The folder of the test is the backend.
  const terraform = { ...json.terraform, backend: undefined };
  return { ...json, terraform };
}

/** Puts the network there that the settings name, if they name one. */
function seed(world: World, { name }: RehearsedCloud, settings: CloudSettings): void {
  if (!("network" in settings) || settings.network === undefined || "cidr" in settings.network) return;
  const { region, zone } = settings;
  const { vpcId, subnetIds, podSubnetIds = [] } = settings.network;
  seedNetworkIn(REHEARSED_CLOUDS, world, {
    ...{ cloud: name, region, zone, vpcId },
    subnetIds: [...subnetIds, ...podSubnetIds],
  });
}

describeWithTerraform("with a real Terraform and a simulated cloud", (binary) => {
  test.each(MADE)(
    "$title: everything is made, the second plan is empty, and everything goes",
    async ({ cloudCase, simulated }) => {
      const project = await rehearsedProject(
        binary,
        (world) => [simulated.definition(world)],
        memoryControlPlane(),
      );
      try {
        const { terraform, world } = project;
        seed(world, simulated, cloudCase.settings);
        const before = world.store.size;
        const json = everything(cloudCase);
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
          ...(json.output?.["address"] && { address: { value: expect.stringMatching(/^[0-9.]+$/) } }),
        });

        await terraform.destroy();
        expect(await terraform.stateList()).toEqual([]);
        expect(world.store.size).toBe(before);
      } finally {
        await project.stop();
      }
    },
  );

  test("every simulated cloud takes part", () => {
    expect(new Set(MADE.map(({ simulated }) => simulated.name))).toEqual(
      new Set(REHEARSED_CLOUDS.map(({ name }) => name)),
    );
  });
});

import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { RehearsedCloud, seedNetworkIn } from "../../../../rehearsal/providers/cloud/rehearsed-cloud";
import { REHEARSED_CLOUDS } from "../../../../rehearsal/providers/rehearsed-clouds";
import { createWorld } from "../../../../rehearsal/world/world";

const NETWORK = { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"], region: "r", zone: "r-1" };
const world = () => createWorld({ controlPlane: memoryControlPlane() });

describe("a network that exists", () => {
  test.each(REHEARSED_CLOUDS)("is put into $name with its subnets, and stays as it is", (cloud) => {
    const there = world();
    const { vpcType, subnetType } = cloud.networks ?? {};
    for (let time = 0; time < 2; time += 1) {
      seedNetworkIn(REHEARSED_CLOUDS, there, { cloud: cloud.name, ...NETWORK });
    }
    expect(there.store.list(cloud.name).map(({ type, id }) => [type, id])).toEqual([
      [vpcType, "vpc-1"],
      [subnetType, "subnet-1"],
      [subnetType, "subnet-2"],
    ]);
  });

  it("fails when no cloud has that name, or the cloud makes all of its own", () => {
    const [first] = REHEARSED_CLOUDS;
    const { networks, ...without } = first!;
    expect(networks).toBeDefined();
    const clouds: readonly RehearsedCloud[] = [{ ...without, name: "closed" }];
    const seed = (cloud: string) => () => seedNetworkIn(clouds, world(), { cloud, ...NETWORK });
    expect(seed("open")).toThrow("no cloud that is simulated is called 'open'");
    expect(seed("closed")).toThrow("cloud 'closed' makes all of its networks, and has no 'vpc-1'");
  });
});

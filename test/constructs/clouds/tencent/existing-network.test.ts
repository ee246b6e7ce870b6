import { existingNetwork } from "../../../../constructs/clouds/tencent/existing-network";
import { resourcesOf, resourceTypes, synthStack } from "../../../support/synth";
import { synthTencent } from "../../../support/tencent";

test("makes nothing and looks up each subnet once", () => {
  const json = synthTencent((stack) => {
    existingNetwork(stack, "Shared", { vpcId: "vpc-9", subnetIds: ["subnet-a", "subnet-b"] });
  });
  expect(resourceTypes(json).filter((type) => !type.startsWith("data."))).toEqual([]);
  const looked = Object.entries(resourcesOf(json, "data.tencentcloud_vpc_subnets")).filter(([id]) =>
    id.startsWith("Shared"),
  );
  expect(looked.map(([, attributes]) => attributes)).toEqual([
    { vpc_id: "vpc-9", subnet_id: "subnet-a" },
    { vpc_id: "vpc-9", subnet_id: "subnet-b" },
  ]);
});

test("passes identifiers on as they were given", () => {
  synthTencent((_stack, network) => {
    expect(network.networkId).toBe("vpc-1");
    expect(network.nodeSubnetIds).toEqual(["subnet-n"]);
    expect(network.podSubnetIds).toEqual(["subnet-p"]);
    expect(network.clientRanges.map(({ name }) => name)).toEqual(["subnet-n", "subnet-p"]);
  });
});

test("puts pods where the nodes are when no subnets are named for them", () => {
  synthTencent((stack) => {
    const network = existingNetwork(stack, "Shared", { vpcId: "vpc-9", subnetIds: ["subnet-a"] });
    expect(network.podSubnetIds).toEqual(["subnet-a"]);
  });
});

test("keeps the address of a look-up when another subnet comes first", () => {
  const ids = (subnetIds: string[]): string[] =>
    Object.keys(
      resourcesOf(
        synthTencent((stack) => void existingNetwork(stack, "Shared", { vpcId: "vpc-9", subnetIds })),
        "data.tencentcloud_vpc_subnets",
      ),
    );
  expect(ids(["subnet-new", "subnet-a"])).toEqual(expect.arrayContaining(ids(["subnet-a"])));
});

test.each([
  ["subnetIds", { vpcId: "vpc-9", subnetIds: [] }],
  ["podSubnetIds", { vpcId: "vpc-9", subnetIds: ["subnet-a"], podSubnetIds: [] }],
])("fails when %s names none", (name, props) => {
  expect(() => synthStack((stack) => void existingNetwork(stack, "Shared", props))).toThrow(
    `network.${name} must name at least one subnet, got none [at test/Shared]`,
  );
});

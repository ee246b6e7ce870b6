import { existingNetwork } from "../../../../constructs/clouds/alibaba/existing-network";
import { madeTypes, synthAlibaba } from "../../../support/alibaba";
import { resourcesOf, resourceTypes, synthStack } from "../../../support/synth";

test("makes nothing and looks up each vSwitch once", () => {
  const json = synthAlibaba((stack) => {
    existingNetwork(stack, "Shared", { vpcId: "vpc-9", subnetIds: ["vsw-a", "vsw-b"] });
  });
  expect(madeTypes(resourceTypes(json))).toEqual([]);
  const looked = Object.entries(resourcesOf(json, "data.alicloud_vswitches")).filter(([id]) =>
    id.startsWith("Shared"),
  );
  expect(looked.map(([, attributes]) => attributes)).toEqual([
    { vpc_id: "vpc-9", ids: ["vsw-a"] },
    { vpc_id: "vpc-9", ids: ["vsw-b"] },
  ]);
});

test("passes identifiers on as they were given", () => {
  synthAlibaba((_stack, network) => {
    expect(network.networkId).toBe("vpc-1");
    expect(network.nodeSubnetIds).toEqual(["vsw-n"]);
    expect(network.podSubnetIds).toEqual(["vsw-p"]);
    expect(network.clientRanges.map(({ name }) => name)).toEqual(["vsw-n", "vsw-p"]);
  });
});

test("keeps the address of a look-up when another vSwitch comes first", () => {
  const ids = (subnetIds: string[]): string[] =>
    Object.keys(
      resourcesOf(
        synthAlibaba((stack) => void existingNetwork(stack, "Shared", { vpcId: "vpc-9", subnetIds })),
        "data.alicloud_vswitches",
      ),
    );
  expect(ids(["vsw-new", "vsw-a"])).toEqual(expect.arrayContaining(ids(["vsw-a"])));
});

test("fails when no vSwitch is named", () => {
  expect(() =>
    synthStack((stack) => void existingNetwork(stack, "Shared", { vpcId: "vpc-9", subnetIds: [] })),
  ).toThrow("network.subnetIds must name at least one subnet, got none [at test/Shared]");
});

import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { TencentcloudProvider } from "../../../.gen/providers/tencentcloud/provider";
import { Vpc } from "../../../.gen/providers/tencentcloud/vpc";
import { pinLogicalId } from "../../../constructs/core/logical-id";
import { addresses, synthStack } from "../../support/synth";

function addressIn(place: (stack: TerraformStack) => Construct, owner: string): string[] {
  return addresses(
    synthStack((stack) => {
      new TencentcloudProvider(stack, "Provider", {});
      pinLogicalId(new Vpc(place(stack), "Vpc", { name: "a", cidrBlock: "10.0.0.0/16" }), owner, "vpc");
    }),
  );
}

test("is made of owner and role in kebab-case", () => {
  expect(addressIn((stack) => stack, "MainNetwork")).toEqual(["tencentcloud_vpc.main-network-vpc"]);
});

test("stays when the construct moves", () => {
  const moved = addressIn((stack) => new Construct(new Construct(stack, "Some"), "Where"), "Network");
  expect(moved).toEqual(addressIn((stack) => stack, "Network"));
});

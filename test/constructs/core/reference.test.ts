import { TerraformStack } from "cdktf";
import { TencentcloudProvider } from "../../../.gen/providers/tencentcloud/provider";
import { Vpc } from "../../../.gen/providers/tencentcloud/vpc";
import { pinLogicalId } from "../../../constructs/core/logical-id";
import { reference } from "../../../constructs/core/reference";
import { synthStack } from "../../support/synth";

const VPC = { name: "a", cidrBlock: "10.0.0.0/16" };

function vpcIn(stack: TerraformStack): Vpc {
  new TencentcloudProvider(stack, "Provider", {});
  const vpc = new Vpc(stack, "Vpc", VPC);
  pinLogicalId(vpc, "Network", "vpc");
  return vpc;
}

test("is an address and no value, of a resource or of one of its attributes", () => {
  synthStack((stack) => {
    const vpc = vpcIn(stack);
    expect(reference(vpc)).toBe("tencentcloud_vpc.network-vpc");
    expect(reference(vpc, "id")).toBe("tencentcloud_vpc.network-vpc.id");
  });
});

import { TerraformStack } from "cdktf";
import { UniqueAddresses } from "../../../constructs/aspects/unique-addresses";
import { PlainResource } from "../../support/plain-resource";
import { synthStack } from "../../support/synth";

function synthPair(build: (stack: TerraformStack) => void): () => void {
  return () =>
    void synthStack((stack) => {
      stack.node.addValidation(new UniqueAddresses(stack));
      build(stack);
    });
}

describe("unique addresses", () => {
  test("fails when two ids differ only in what Terraform does not accept", () => {
    const build = synthPair((stack) => {
      new PlainResource(stack, "a.b", "terraform_data");
      new PlainResource(stack, "ab", "terraform_data");
    });
    expect(build).toThrow("unique-addresses: test/ab and test/a.b are both terraform_data.ab");
  });

  test("fails when two resources are given one id by hand", () => {
    const build = synthPair((stack) => {
      new PlainResource(stack, "a", "terraform_data").overrideLogicalId("z");
      new PlainResource(stack, "b", "terraform_data").overrideLogicalId("z");
    });
    expect(build).toThrow("terraform_data.z");
  });

  test("may have one name for two types", () => {
    const build = synthPair((stack) => {
      new PlainResource(stack, "a", "terraform_data").overrideLogicalId("z");
      new PlainResource(stack, "b", "null_resource").overrideLogicalId("z");
    });
    expect(build).not.toThrow();
  });
});

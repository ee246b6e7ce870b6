import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ownershipTags } from "../../../constructs/core/ownership";

test("says program, environment and stack, wherever in the stack it is asked", () => {
  const stack = new TerraformStack(new App(), "dev-foundation");
  const expected = { "managed-by": "sdstack", environment: "dev", stack: "dev-foundation" };
  expect(ownershipTags(stack, "dev")).toEqual(expected);
  expect(ownershipTags(new Construct(new Construct(stack, "A"), "B"), "dev")).toEqual(expected);
});

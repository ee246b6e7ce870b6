import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ConstructError } from "../../../constructs/core/construct-error";

test("names the construct behind the problem", () => {
  const inner = new Construct(new Construct(new TerraformStack(new App(), "dev"), "Models"), "Store");
  const error = new ConstructError(inner, "sizeGiB must be positive, got 0");
  expect(error.message).toBe("sizeGiB must be positive, got 0 [at dev/Models/Store]");
  expect(error.constructPath).toBe("dev/Models/Store");
  expect(error.name).toBe("ConstructError");
  expect(error).toBeInstanceOf(Error);
});

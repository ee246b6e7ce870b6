import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { Annotations, TerraformOutput, TerraformStack } from "cdktf";
import { TencentcloudProvider } from "../../.gen/providers/tencentcloud/provider";
import { Vpc } from "../../.gen/providers/tencentcloud/vpc";
import { addresses, onlyResource, resourcesOf, resourceTypes, synthApp, synthStack } from "./synth";

function vpc(stack: TerraformStack, id = "Vpc"): Vpc {
  return new Vpc(stack, id, { name: "a", cidrBlock: "10.0.0.0/16" });
}

test("returns what was synthesized, without paths and library versions", () => {
  const json = synthStack((stack) => {
    new TencentcloudProvider(stack, "Provider", { region: "ap-guangzhou" });
    vpc(stack);
    vpc(stack, "Other");
  });
  expect(resourceTypes(json)).toEqual(["tencentcloud_vpc", "tencentcloud_vpc"]);
  expect(addresses(json)).toEqual(["tencentcloud_vpc.Other", "tencentcloud_vpc.Vpc"]);
  expect(resourcesOf(json, "tencentcloud_vpc")["Vpc"]).toEqual({ name: "a", cidr_block: "10.0.0.0/16" });
  expect(json).not.toHaveProperty("//");
});

test("references between stacks become outputs and an order of the stacks", () => {
  const app = synthApp((root) => {
    const a = new TerraformStack(root, "a");
    const b = new TerraformStack(root, "b");
    new TencentcloudProvider(a, "Provider", {});
    new TerraformOutput(b, "vpc", { value: vpc(a).id });
  });
  expect(Object.keys(app.stack("a").output ?? {})).toHaveLength(1);
  expect(app.dependencies.get("b")).toEqual(["a"]);
});

test("fails when a provider is missing, because validations run", () => {
  expect(() => synthStack((stack) => void vpc(stack))).toThrow(/Found resources without a matching provider/);
});

test("fails when a construct carries an error", () => {
  expect(() => synthStack((stack) => Annotations.of(stack).addError("not like this"))).toThrow(
    "not like this",
  );
});

test("fails when a token was treated as ordinary text", () => {
  expect(() =>
    synthStack((stack) => {
      new TencentcloudProvider(stack, "Provider", {});
      new TerraformOutput(stack, "loud", { value: vpc(stack).id.toUpperCase() });
    }),
  ).toThrow(/a token leaked into the synthesized text/);
});

test("fails when the only resource of a type is not the only one", () => {
  expect(() => onlyResource({}, "tencentcloud_vpc")).toThrow(
    "expected exactly one tencentcloud_vpc, found 0",
  );
});

test("leaves no folder behind, also when it fails", () => {
  const folders = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`synth-${process.pid}-`));
  synthStack(() => undefined);
  expect(() => synthStack((stack) => void vpc(stack))).toThrow();
  expect(folders()).toEqual([]);
});

import { App, TerraformStack } from "cdktf";
import { Vpc } from "../../../.gen/providers/tencentcloud/vpc";
import { NameRules, physicalName } from "../../../constructs/core/names";

const RULES: NameRules = { minLength: 3, maxLength: 20, allowed: "a-z0-9-" };
const stack = new TerraformStack(new App(), "test");

test("joins the parts when they fit", () => {
  expect(physicalName(stack, ["tencent-dev", "models"], RULES)).toBe("tencent-dev-models");
});

test("joins with the separator of the rules", () => {
  expect(physicalName(stack, ["ai", "prod"], { maxLength: 20, allowed: "a-z0-9_", separator: "_" })).toBe(
    "ai_prod",
  );
});

test("cuts a long name and ends it with a hash of the whole", () => {
  const a = physicalName(stack, ["tencent-production", "models"], RULES);
  const b = physicalName(stack, ["tencent-production", "outputs"], RULES);
  expect(a).toMatch(/^tencent-pro-[0-9a-f]{8}$/);
  expect(a).toHaveLength(20);
  expect(a).not.toBe(b);
});

test("never gives two requests one name by replacing characters", () => {
  const names = ["a.b", "a_b", "a-b", "A-b"].map((part) => physicalName(stack, [part], RULES));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
});

test("is the same every time", () => {
  const parts = ["an-environment-with-a-long-name", "role"];
  expect(physicalName(stack, parts, RULES)).toBe(physicalName(stack, parts, RULES));
});

test("fails when a part is empty", () => {
  expect(() => physicalName(stack, ["a", ""], RULES)).toThrow(
    "name part must be text that is known when synthesizing, got '' [at test]",
  );
});

test("fails when a part is known to Terraform only", () => {
  const vpc = new Vpc(stack, "Vpc", { name: "a", cidrBlock: "10.0.0.0/16" });
  expect(() => physicalName(vpc, ["a", vpc.id], RULES)).toThrow(/name part must be text .* \[at test\/Vpc\]/);
});

test("fails when the name is too short", () => {
  expect(() => physicalName(stack, ["ab"], RULES)).toThrow(
    "name must have at least 3 characters, got 'ab' [at test]",
  );
});

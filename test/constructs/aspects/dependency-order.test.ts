import { Aspects, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { DependencyOrder } from "../../../constructs/aspects/dependency-order";
import { PlainResource } from "../../support/plain-resource";
import { onlyResource, resourcesOf, synthApp, synthStack } from "../../support/synth";

const data = (scope: Construct, id: string) => new PlainResource(scope, id, "terraform_data");

describe("the order of dependencies", () => {
  test("becomes depends_on, for everything below both constructs", () => {
    const json = synthStack((stack) => {
      Aspects.of(stack).add(new DependencyOrder());
      const first = new Construct(stack, "First");
      data(first, "A").overrideLogicalId("a");
      data(first, "B").overrideLogicalId("b");
      const second = new Construct(stack, "Second");
      data(second, "C").overrideLogicalId("c");
      second.node.addDependency(first);
    });
    const resources = resourcesOf(json, "terraform_data");
    expect(resources["c"]?.["depends_on"]).toEqual(["terraform_data.a", "terraform_data.b"]);
    expect(resources["a"]).not.toHaveProperty("depends_on");
  });

  test("keeps what was asked for by hand", () => {
    const json = synthStack((stack) => {
      Aspects.of(stack).add(new DependencyOrder());
      const [a, b] = [data(stack, "a"), data(stack, "b")];
      const c = new PlainResource(stack, "c", "terraform_data", {}, { dependsOn: [b] });
      c.node.addDependency(a);
    });
    expect(resourcesOf(json, "terraform_data")["c"]?.["depends_on"]).toEqual([
      "terraform_data.b",
      "terraform_data.a",
    ]);
  });

  test("never makes a resource wait for itself", () => {
    const json = synthStack((stack) => {
      Aspects.of(stack).add(new DependencyOrder());
      const group = new Construct(stack, "Group");
      data(group, "Only").node.addDependency(group);
    });
    expect(onlyResource(json, "terraform_data")).not.toHaveProperty("depends_on");
  });

  test("orders stacks instead of writing a reference that Terraform rejects", () => {
    const app = synthApp((root) => {
      const [up, down] = [new TerraformStack(root, "up"), new TerraformStack(root, "down")];
      Aspects.of(down).add(new DependencyOrder());
      data(down, "b").node.addDependency(data(up, "a"));
    });
    expect(onlyResource(app.stack("down"), "terraform_data")).not.toHaveProperty("depends_on");
    expect(app.dependencies.get("down")).toEqual(["up"]);
  });
});

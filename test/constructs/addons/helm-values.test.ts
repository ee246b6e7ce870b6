import { TerraformOutput, TerraformVariable } from "cdktf";
import { helmValues } from "../../../constructs/addons/helm-values";
import { synthStack } from "../../support/synth";

describe("the values of a chart", () => {
  test("are plain JSON when everything is known, with what Terraform would evaluate escaped", () => {
    const text = helmValues({ a: ["${HOME}", "%{if}", 'say "hi"'], b: null, c: { d: true, e: 1 } });
    const unescaped = text.replace(/\$\$\{/g, () => "${").replace(/%%\{/g, () => "%{");
    expect(text).toContain("$${HOME}");
    expect(text).toContain("%%{if}");
    expect(JSON.parse(unescaped)).toEqual({
      a: ["${HOME}", "%{if}", 'say "hi"'],
      b: null,
      c: { d: true, e: 1 },
    });
  });

  test("are encoded by Terraform when something is not known yet", () => {
    const json = synthStack((stack) => {
      const id = new TerraformVariable(stack, "id", { type: "string" });
      new TerraformOutput(stack, "values", {
        value: helmValues({ balancer: id.stringValue, quote: 'say "hi" ${HOME}', ports: [80] }),
      });
    });
    expect(json.output?.["values"]?.["value"]).toBe(
      '${jsonencode({"balancer" = var.id, "quote" = "say \\"hi\\" $${HOME}", "ports" = [80]})}',
    );
  });
});

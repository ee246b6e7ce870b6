import { Fn } from "cdktf";
import { fnLiteral, tfLiteral } from "../../../constructs/core/literals";
import { describeWithTerraform } from "../../support/terraform";
import { evaluate } from "../../support/terraform-outputs";

const NASTY = [
  'sh -c "echo ${HOME} %{if} 100% $x"',
  "back\\slash",
  "line\nbreak\ttab",
  "$${a} %%{b} ${c}${d}",
  "ends with $",
];

test("text without templates stays as it is", () => {
  expect(tfLiteral('a $b 100% "c"')).toBe('a $b 100% "c"');
  expect(fnLiteral("a $b 100%")).toBe("a $b 100%");
});

test("every template sign is escaped, also when there are several", () => {
  expect(tfLiteral("${a}${b}%{c}")).toBe("$${a}$${b}%%{c}");
});

describeWithTerraform("as Terraform reads it", (terraform) => {
  test("text arrives unchanged, as a value and as an argument of a function", () => {
    const values = evaluate(terraform, {
      ...Object.fromEntries(NASTY.map((text, index) => [`value${index}`, tfLiteral(text)])),
      ...Object.fromEntries(
        NASTY.map((text, index) => [`argument${index}`, Fn.jsonencode({ text: fnLiteral(text) })]),
      ),
    });
    NASTY.forEach((text, index) => {
      expect(values[`value${index}`]).toBe(text);
      expect(JSON.parse(String(values[`argument${index}`]))).toEqual({ text });
    });
  });
});

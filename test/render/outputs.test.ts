import { readOutputs } from "../../render/outputs";

describe("outputs of an applied stack", () => {
  test("are read by name from what Terraform prints", () => {
    const text = JSON.stringify({
      host: { sensitive: true, type: "string", value: "registry.example.com" },
      list: { sensitive: false, type: ["list", "string"], value: ["a"] },
    });
    expect(readOutputs(text, "o.json")).toEqual({ host: "registry.example.com", list: ["a"] });
  });

  test.each(["hunter2", '{"a": "hunter2"}', '["hunter2"]'])(
    "fails when it is something else, without quoting it: %s",
    (text) => {
      const read = () => readOutputs(text, "o.json");
      expect(read).toThrow("o.json is not what `terraform output -json` prints");
      expect(read).toThrow(expect.not.objectContaining({ cause: expect.anything() }));
    },
  );
});

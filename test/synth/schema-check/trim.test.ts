import { checkStack, SchemaIndex, trimmed, typesWithoutSchema } from "../../../synth/schema-check";
import { providerData, schemaIndex } from "../../support/schema-index";

const stack = {
  provider: { kubernetes: [{ config_path: "/k" }] },
  resource: {
    kubernetes_service_v1: { a: { metadata: { name: "a" }, spec: { type: "X", port: [{ port: 0 }] } } },
    kubernetes_secret_v1: { b: { metadata: { name: "b" }, data: { a: "b" }, data_wo: { a: "b" } } },
  },
};

describe("trimmed schemas", () => {
  const types = new Set(["kubernetes_service_v1", "kubernetes_secret_v1"]);
  const index = new SchemaIndex([trimmed(providerData("kubernetes"), types)]);

  test("find the same problems as the whole ones", () => {
    expect(checkStack(stack, index)).toEqual(checkStack(stack, schemaIndex()));
    expect(checkStack(stack, index).length).toBeGreaterThan(2);
  });

  test("say which types they lack", () => {
    expect(typesWithoutSchema(stack, index)).toEqual([]);
    const more = { resource: { ...stack.resource, kubernetes_pod_v1: { c: {} } } };
    expect(typesWithoutSchema(more, index)).toEqual(["kubernetes_pod_v1"]);
  });

  test("are smaller", () => {
    const size = (value: unknown): number => JSON.stringify(value).length;
    const whole = providerData("kubernetes");
    expect(size(trimmed(whole, types))).toBeLessThan(size(whole) / 10);
  });
});

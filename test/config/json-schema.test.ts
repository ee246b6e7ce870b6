import Ajv from "ajv";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { environmentJsonSchema, environmentJsonSchemaText, knownKeys } from "../../config/json-schema";

const CONFIG = join(__dirname, "..", "..", "config");
const COMMITTED = readFileSync(join(CONFIG, "environment.schema.json"), "utf8");

const validate = new Ajv({
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
}).compile(JSON.parse(COMMITTED));

function yaml(...path: string[]): unknown {
  return parse(readFileSync(join(...path), "utf8"));
}

describe("the JSON Schema of environment files", () => {
  test("is committed as config/schema says it (otherwise: npm run generate:schema)", () => {
    expect(COMMITTED).toBe(environmentJsonSchemaText());
  });

  test.each(readdirSync(join(CONFIG, "environments")))("accepts %s", (name) => {
    validate(yaml(CONFIG, "environments", name));
    expect(validate.errors).toBeNull();
  });

  test("accepts the design's example", () => {
    validate(yaml(__dirname, "good", "design-example.yaml"));
    expect(validate.errors).toBeNull();
  });

  test.each([
    ["unknown-top-key", ""],
    ["unknown-pool-key", "/nodePools/gpu"],
    ["missing-nested-key", "/diffusion/access"],
    ["enum-far", "/diffusion/model"],
    ["cloud-kind", "/cloud/kind"],
    ["number-as-text", "/models/sizeGiB"],
    ["number-below-zero", "/nodePools/gpu/min"],
    ["namespace-not-a-label", "/diffusion/namespace"],
    ["digest-is-a-tag", "/diffusion/image/digest"],
    ["cos-bucket-without-appid", "/state/bucket"],
    ["version-as-number", "/cluster/kubernetesVersion"],
    ["tencent-pool-without-type", "/nodePools/system"],
    ["tencent-with-volume", "/models/volume"],
    ["local-without-host", "/registry"],
    ["local-with-network", "/network"],
    ["local-with-instance-type", "/nodePools/system/instanceType"],
  ])("refuses what is wrong with %s, at %s", (name, place) => {
    expect(validate(yaml(__dirname, "bad", `${name}.yaml`))).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toContain(place);
  });

  test("asks for a certificate with an ingress, and refuses it with a Gateway", () => {
    const example = readFileSync(join(__dirname, "good", "local-example.yaml"), "utf8");
    const gateway = "ingress: { gateway: { name: shared, namespace: infra, listener: https } }\n";
    const without = example.replace("tlsSecret: sd-tls, ", "");
    const places = (text: string): readonly string[] => {
      validate(parse(text));
      return (validate.errors ?? []).map(({ instancePath }) => instancePath);
    };
    expect(places(example)).toEqual([]);
    expect(places(without + gateway)).toEqual([]);
    expect(places(without)).toContain("/diffusion/access");
    expect(places(example + gateway)).toContain("/diffusion/access/tlsSecret");
    expect(places(without + gateway.replace("{ gateway", "{ className: nginx, gateway"))).toContain(
      "/ingress/className",
    );
  });

  test("shows defaults and tells what each top-level key is for", () => {
    const { properties = {} } = environmentJsonSchema();
    expect(properties["retain"]).toMatchObject({ default: true });
    expect(properties["outputs"]).toMatchObject({ properties: { sizeGiB: { default: 100 } } });
    expect(properties["registry"]).toMatchObject({ properties: { tier: { default: "basic" } } });
    const undescribed = Object.entries(properties).filter(
      ([, schema]) => typeof schema !== "object" || schema.description === undefined,
    );
    expect(undescribed).toEqual([]);
  });
});

describe("knownKeys", () => {
  test("lists the keys of the kind that is written", () => {
    expect(knownKeys({ cloud: { kind: "local" } })(["cloud"])).toEqual(["kind", "kubeconfig", "context"]);
    expect(knownKeys({ cloud: { kind: "tencent" } })(["cloud"])).toEqual(["kind", "region", "zone"]);
  });

  test("reaches into pools by any name, and into lists", () => {
    expect(knownKeys({})(["nodePools", "whatever"])).toContain("gpuSharing");
    expect(knownKeys({})(["diffusion", "scaling", "schedule", 3])).toEqual([
      "name",
      "start",
      "end",
      "timezone",
      "min",
    ]);
  });

  test("knows nothing within plain values", () => {
    expect(knownKeys({})(["name"])).toEqual([]);
    expect(knownKeys({})(["nowhere", "at", "all"])).toEqual([]);
  });
});
